const charactersMax = 300;

/**
 * Why something was thrown, in one line for the log: the innermost cause, with its code. A query's own error repeats its
 * parameters, which may hold a person's question; what the database said beneath it does not.
 */
export function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown).slice(0, charactersMax);
  if (thrown.cause instanceof Error) return reasonOf(thrown.cause);
  const [query] = thrown.message.split(/\nparams: /u);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : '';
  return `${thrown.name}${code}: ${query}`.slice(0, charactersMax);
}
