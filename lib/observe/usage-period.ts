import type { UsagePeriod } from '@/lib/contract/usage-report';

/** Days `YYYY-MM-DD`, both ends included. */
export interface DayRange {
  from: string;
  until: string;
}

/** A year and a day: more is no dashboard. */
export const daysMax = 366;

const lengths = { today: 1, week: 7, month: 30 } as const satisfies Record<Exclude<UsagePeriod, 'custom'>, number>;

/** The day that many days later, or earlier if negative. */
export function addDays(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** How many days a range has. */
export function lengthOf({ from, until }: DayRange): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

/** The days of a period that ends today: the last 7 for a week, the last 30 for a month, so that it compares with as many before. */
export function periodEnding(today: string, period: Exclude<UsagePeriod, 'custom'>): DayRange {
  return { from: addDays(today, 1 - lengths[period]), until: today };
}

/** As many days as the range has, immediately before it. */
export function rangeBefore(range: DayRange): DayRange {
  return { from: addDays(range.from, -lengthOf(range)), until: addDays(range.from, -1) };
}

/** Every day of a range, in order. */
export function daysOf(range: DayRange): string[] {
  return Array.from({ length: Math.max(0, lengthOf(range)) }, (_, place) => addDays(range.from, place));
}
