import { sql } from 'drizzle-orm';
import { questionDays, ratingDays, staffDays } from '@/db/schema/usage-days';
import type { ScopedTx } from '@/db/scoped';
import type { Outcome } from '@/lib/contract/run-event';
import { groupedBy, inRange, type UsageRange } from './usage-range';

/** Questions by one of the columns. `answered` counts those that ended with an answer. */
export interface QuestionRow {
  by: 'all' | 'day' | 'outcome' | 'rung' | 'store';
  key: string;
  questions: number;
  answered: number;
}

const questionCount = sql<number>`coalesce(sum(${questionDays.questions}), 0)::int`;

/** Questions of a range: in all, by day, outcome, rung and store. */
export async function sumQuestions(tx: ScopedTx, range: UsageRange): Promise<QuestionRow[]> {
  const { by, key, sets } = groupedBy({ day: questionDays.day, outcome: questionDays.outcome, rung: questionDays.rung, store: questionDays.storeId });
  const rows = await tx
    .select({ by, key, questions: questionCount, answered: sql<number>`coalesce(sum(${questionDays.questions}) filter (where ${questionDays.outcome} = 'answered'), 0)::int` })
    .from(questionDays)
    .where(inRange(questionDays, range))
    .groupBy(sets);
  return rows as QuestionRow[];
}

/** How the questions of a range ended, for the period before. */
export async function sumOutcomes(tx: ScopedTx, range: UsageRange): Promise<{ outcome: Outcome; questions: number }[]> {
  return tx.select({ outcome: questionDays.outcome, questions: questionCount }).from(questionDays).where(inRange(questionDays, range)).groupBy(questionDays.outcome);
}

/** How many people asked: in all and by store. Somebody who worked in two stores counts in both, and once in all. */
export async function countPeople(tx: ScopedTx, range: UsageRange): Promise<{ by: string; key: string; people: number }[]> {
  const { by, key, sets } = groupedBy({ store: staffDays.storeId });
  return tx.select({ by, key, people: sql<number>`count(distinct ${staffDays.staffId})::int` }).from(staffDays).where(inRange(staffDays, range)).groupBy(sets);
}

/** Ratings of the answers to the questions of a range. */
export async function sumRatings(tx: ScopedTx, range: UsageRange): Promise<{ good: number; bad: number }> {
  const sum = { good: sql<number>`coalesce(sum(${ratingDays.good}), 0)::int`, bad: sql<number>`coalesce(sum(${ratingDays.bad}), 0)::int` };
  const [row] = await tx.select(sum).from(ratingDays).where(inRange(ratingDays, range));
  return row ?? { good: 0, bad: 0 };
}
