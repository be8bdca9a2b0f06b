/** Days `YYYY-MM-DD`, both ends included. */
interface Days {
  from: string;
  until: string;
}

/** A range as whole months, told by their first days, and the days before and after them. */
export interface WholeMonths {
  months: Days | null;
  days: Days[];
}

const firstOf = (day: string) => `${day.slice(0, 7)}-01`;

function shifted(day: string, by: { days?: number; months?: number }): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCMonth(instant.getUTCMonth() + (by.months ?? 0), instant.getUTCDate() + (by.days ?? 0));
  return instant.toISOString().slice(0, 10);
}

/** Cuts a range so that every day of it is in one part, and in one only. */
export function wholeMonthsOf({ from, until }: Days): WholeMonths {
  const first = from === firstOf(from) ? from : shifted(firstOf(from), { months: 1 });
  const end = firstOf(shifted(until, { days: 1 }));
  if (first >= end) return { months: null, days: [{ from, until }] };
  const edges = [{ from, until: shifted(first, { days: -1 }) }, { from: end, until }];
  return { months: { from: first, until: shifted(end, { months: -1 }) }, days: edges.filter((edge) => edge.from <= edge.until) };
}
