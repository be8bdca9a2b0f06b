/** `name=value` pairs with commas between them, as OpenTelemetry's variables hold them; undefined for anything else. Values may be percent-encoded. */
export function readHeaderPairs(text: string): Record<string, string> | undefined {
  const pairs = text.split(',').map((pair) => /^\s*([!#$%&'*+.^_`|~\w-]+)\s*=\s*(.+?)\s*$/u.exec(pair));
  if (pairs.some((pair) => pair === null)) return undefined;
  try {
    return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] === undefined || pair[2] === undefined ? [] : [[pair[1], decodeURIComponent(pair[2])]])));
  } catch {
    return undefined;
  }
}
