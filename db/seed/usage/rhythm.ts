import { localDay } from '@/lib/clock';

const dayMs = 86_400_000;

/** How much busier a store is than the middle one; the rest are at 1. */
const busyStores: Readonly<Record<string, number>> = { 'PAR-STH': 1.9, 'NYC-MAD': 1.6, 'TYO-GIN': 1.4, 'DXB-JUM': 1.25, 'TOR-YRK': 0.7, 'PAR-RVG': 0.75 };

/** Sunday first. Some doors are closed on Sundays, and Dubai's weekend begins on Friday. */
const weekdays = { west: [0.35, 0.8, 0.85, 0.9, 1, 1.3, 1.75], gulf: [0.9, 0.85, 0.85, 0.9, 1, 1.4, 1.5] } as const;

/** Questions of an hour against those of the busiest, from ten in the morning on. */
const hours = [0.45, 0.8, 1, 0.75, 0.6, 0.85, 1, 0.95, 0.7, 0.35] as const;
const firstHour = 10;
const hoursSum = hours.reduce<number>((sum, weight) => sum + weight, 0);

/** The days `YYYY-MM-DD` that end with the one before `now`, oldest first. */
export function daysBefore(now: Date, timeZone: string, count: number): string[] {
  const today = Date.parse(`${localDay(now, timeZone)}T00:00:00Z`);
  return Array.from({ length: count }, (_, place) => new Date(today - (count - place) * dayMs).toISOString().slice(0, 10));
}

/** How busy a store is on a day, around 1: its size, the weekday, the weeks before the holidays, and that more people ask as they get used to it. */
export function busyness(store: { code: string; country: string }, day: string, { place, count }: { place: number; count: number }): number {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = (store.country === 'AE' ? weekdays.gulf : weekdays.west)[date.getUTCDay()] ?? 1;
  const holidays = date.getUTCMonth() === 11 || (date.getUTCMonth() === 10 && date.getUTCDate() > 20) ? 1.25 : 1;
  return (busyStores[store.code] ?? 1) * weekday * holidays * (0.75 + (0.4 * place) / count);
}

/** Milliseconds after local midnight, while the doors are open. */
export function openingMs(random: () => number): number {
  let left = random() * hoursSum;
  const hour = hours.findIndex((weight) => (left -= weight) < 0);
  return (firstHour + Math.max(0, hour) + random()) * 3_600_000;
}

/** The instant of a local midnight. By the offset at noon, so that a clock that changes at night does not matter to opening hours. */
export function midnight(day: string, timeZone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(noon);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Date.parse(`${day}T00:00:00Z`) - (there - noon);
}
