/** Where the time comes from. Product code never calls `Date.now()` itself, so tests can fix it. */
export interface Clock {
  /** The current instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The calendar day `YYYY-MM-DD` of an instant in an IANA time zone: the day a shop's rules are read by. */
export function localDay(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}
