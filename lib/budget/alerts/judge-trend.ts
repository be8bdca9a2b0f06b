import type { DayFigures } from '@/db/queries/alert-facts';
import type { Finding } from '@/lib/contract/alert';

const dayMs = 86_400_000;

/** What is compared with what. Days count back from today, which is day 0. */
export const trends = {
  /** Two days tell more than one morning, and still today what went wrong yesterday. */
  recent: { from: 1, until: 0 },
  week: { from: 8, until: 2 },
  fortnight: { from: 15, until: 2 },
} as const;

/** Fewer questions prove nothing. */
const questionsLeast = 30;
const costFactor = 2;
const refusedMore = 0.1;

type Sum = Pick<DayFigures, 'questions' | 'refused' | 'costMicros'>;
export type Windows = Readonly<Record<keyof typeof trends, Sum>>;

/** The day that lies so many days before one. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
}

/** The Monday of a day's week: trends are told once a week. */
export function mondayOf(day: string): string {
  return dayBefore(day, (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
}

export function addUp(sums: readonly Sum[]): Sum {
  return sums.reduce((all, { questions, refused, costMicros }) => ({ questions: all.questions + questions, refused: all.refused + refused, costMicros: all.costMicros + costMicros }), { questions: 0, refused: 0, costMicros: 0 });
}

/** The days of one store, added up by window. */
export function windowsOf(days: readonly DayFigures[], today: string): Windows {
  const within = ({ from, until }: { from: number; until: number }) => addUp(days.filter(({ day }) => day >= dayBefore(today, from) && day <= dayBefore(today, until)));
  return { recent: within(trends.recent), week: within(trends.week), fortnight: within(trends.fortnight) };
}

/** What to say about how questions went lately. */
export function judgeTrend({ recent, week, fortnight }: Windows): Finding[] {
  if (recent.questions < questionsLeast) return [];
  const found: Finding[] = [];
  const cost = recent.costMicros / recent.questions;
  const costBefore = week.questions === 0 ? 0 : week.costMicros / week.questions;
  if (week.questions >= questionsLeast && costBefore > 0 && cost >= costFactor * costBefore) {
    found.push({ kind: 'cost_doubled', figures: { costPerQuestionMicros: Math.round(cost), beforeMicros: Math.round(costBefore), questions: recent.questions } });
  }
  const refused = recent.refused / recent.questions;
  const refusedBefore = fortnight.questions === 0 ? 0 : fortnight.refused / fortnight.questions;
  if (fortnight.questions >= questionsLeast && refused - refusedBefore >= refusedMore) {
    found.push({ kind: 'refusals_jumped', figures: { refusedShare: refused, beforeShare: refusedBefore, questions: recent.questions } });
  }
  return found;
}
