/** Structured logging: an event name and plain fields. Never the text of questions, prompts or passages. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A log that writes one JSON line per event. `write` gets the line without its newline. */
export function jsonLog(write: (line: string) => void, now: () => Date): Log {
  const at = (level: string) => (event: string, fields: LogFields = {}) =>
    write(JSON.stringify({ time: now().toISOString(), level, event, ...fields }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
