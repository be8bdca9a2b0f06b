/** Where the time comes from. Product code never calls `Date.now()` itself, so tests can fix it. */
export interface Clock {
  /** The current instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The calendar day `YYYY-MM-DD` of an instant in an IANA time zone: the day a shop's rules are read by. */
export function localDay(instant: Date, timeZone: string): string {
  const known = days.get(timeZone);
  const day = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (known === undefined) days.set(timeZone, day);
  return day.format(instant);
}

/** Making a format takes far longer than using it, and every question asks what day it is. */
const days = new Map<string, Intl.DateTimeFormat>();
