import { and, between, desc, ne, or, sql } from 'drizzle-orm';
import { traces } from '@/db/schema/traces';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';
import type { UsageFilter } from '@/lib/contract/usage-report';

/** Questions are read for days and stores alone: narrowed down to a role, one might know who asked. */
type QuestionRange = Pick<UsageFilter, 'from' | 'until' | 'storeIds'>;

const asked = sql<number>`count(*)::int`;
const askers = sql`count(distinct ${traces.staffId})`;
const written = sql<string>`min(btrim(${traces.question}))`;
const alike = sql`lower(btrim(${traces.question}))`;

/** Traces of a range as the reader may see them. The words of purged conversations are gone and count for nothing. */
function inQuestionRange({ from, until, storeIds }: QuestionRange) {
  return and(between(traces.day, from, until), sql`${traces.storeId} = any (${integerArrayLiteral(storeIds)}::int[])`, ne(traces.question, ''));
}

/** What is asked most: only what at least two people asked, or anybody at least three times. */
export async function listTopQuestions(tx: ScopedTx, range: QuestionRange, most: number): Promise<{ question: string; asked: number }[]> {
  return tx
    .select({ question: written, asked })
    .from(traces)
    .where(inQuestionRange(range))
    .groupBy(alike)
    .having(or(sql`${askers} >= 2`, sql`count(*) >= 3`))
    .orderBy(desc(asked), alike)
    .limit(most);
}

/** Whether there are questions in the range that the reader may not read: their like is in no list, and in all totals. */
export async function areQuestionsWithheld(tx: ScopedTx, range: QuestionRange): Promise<boolean> {
  const all = sql<number>`count_questions(${range.from}, ${range.until}, ${integerArrayLiteral(range.storeIds)}::int[])`;
  const [row] = await tx.select({ all, readable: asked }).from(traces).where(inQuestionRange(range));
  return row !== undefined && row.all > row.readable;
}

/** A question that was refused, or answered badly by its rating, with how often each. `lastDay` is the store's own day. */
export interface UnansweredQuestion {
  question: string;
  refused: number;
  bad: number;
  lastDay: string;
}

/** Refused and badly rated questions, the most frequent first. */
export async function listUnanswered(tx: ScopedTx, range: QuestionRange, most: number): Promise<UnansweredQuestion[]> {
  return tx
    .select({
      question: written,
      refused: sql<number>`(count(*) filter (where ${traces.outcome} = 'refused'))::int`,
      bad: sql<number>`(count(*) filter (where ${traces.rating} = -1))::int`,
      lastDay: sql<string>`max(${traces.day})::text`,
    })
    .from(traces)
    .where(and(inQuestionRange(range), sql`(${traces.outcome} = 'refused' or ${traces.rating} = -1)`))
    .groupBy(alike)
    .orderBy(desc(asked), alike)
    .limit(most);
}
