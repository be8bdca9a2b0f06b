/** Earlier in a period, its pace says nothing yet: before 10 % of it the forecast would swing by a multiple with every question. */
const elapsedShareMin = 0.1;

/** What will be spent at the period's end at the pace so far, in the same unit; null while it is too early to say. */
export function forecast(spent: number, elapsedShare: number): number | null {
  if (elapsedShare < elapsedShareMin) return null;
  return Math.round(spent / Math.min(1, elapsedShare));
}

/** How much of the local day has passed, 0 to 1. A day with a changed clock is counted as 24 hours. */
export function elapsedOfDay(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: 'numeric', hourCycle: 'h23', timeZone }).formatToParts(now);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return (part('hour') * 60 + part('minute')) / 1_440;
}

/** How much of the month of a local day has passed at a moment of that day, 0 to 1. */
export function elapsedOfMonth(day: string, dayShare: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (date - 1 + dayShare) / days;
}
