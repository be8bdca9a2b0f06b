/** Whatever a provider asks for, it is tried again after a minute: it may have meant something else. */
const restMsMax = 60_000;

/**
 * How long the headers of a refusal ask to be left alone, in milliseconds, at most a minute; null when they say nothing. `retry-after-ms` is
 * OpenAI's own; `retry-after` is whole or broken seconds, or a date (RFC 9110), to which `now` belongs. Header names in lower case.
 */
export function readRetryAfterMs(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const wanted = asNumber(headers['retry-after-ms']) ?? seconds(headers['retry-after']) ?? untilDate(headers['retry-after'], now);
  return wanted === null ? null : Math.min(restMsMax, Math.max(0, Math.ceil(wanted)));
}

function seconds(text: string | undefined): number | null {
  const value = asNumber(text);
  return value === null ? null : value * 1000;
}

function asNumber(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,12}(\.\d{1,9})?\s*$/.test(text) ? Number(text) : null;
}

function untilDate(text: string | undefined, now: Date): number | null {
  const at = text === undefined || !/^[A-Za-z]{3}/.test(text.trim()) ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at - now.getTime();
}
