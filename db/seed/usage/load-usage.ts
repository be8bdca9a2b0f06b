import { eq, isNull } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { staff } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { usageEvents } from '@/db/schema/usage-events';
import type { SystemTx } from '@/db/scoped';
import { inventUsage, type AskingStore, type InventedQuestion } from './invent-usage';
import { questionsOf } from './questions-of';
import { spendBudgets } from './spend-budgets';
import { writeQuestions, type WrittenQuestion } from './write-questions';

export interface UsageSeedOptions {
  now: Date;
  /** Which model stands on the paid rungs, and what a call of it costs in micros. */
  models: Readonly<Record<'premium' | 'economy', string>>;
  costMicrosOf(model: string, tokens: { inputTokens: number; cachedInputTokens: number; outputTokens: number }): number;
}

/**
 * Fills an unused ledger with ninety days of invented usage, so that a first start has something to show; budgets follow. Invented
 * figures never stand beside real ones: where anything was paid for already, nothing is added. Gives the number of questions.
 */
export async function loadUsage(tx: SystemTx, options: UsageSeedOptions): Promise<number> {
  const there = await tx.select({ id: usageEvents.id }).from(usageEvents).where(eq(usageEvents.kind, 'answer')).limit(1);
  if (there.length > 0) return 0;
  const [handbook] = await tx.select({ id: collections.id }).from(collections).where(eq(collections.slug, 'house-handbook'));
  const questions = inventUsage(await readStores(tx), options.now).map((question) => written(question, handbook ? [handbook.id] : [], options));
  await writeQuestions(tx, questions);
  await spendBudgets(tx);
  return questions.length;
}

async function readStores(tx: SystemTx): Promise<AskingStore[]> {
  const people = await tx.select({ id: staff.id, number: staff.number, role: staff.role, teams: staff.teams, storeId: staff.homeStoreId }).from(staff).where(isNull(staff.disabledAt)).orderBy(staff.number);
  const byStore = Map.groupBy(people, ({ storeId }) => storeId);
  const rows = await tx.select({ id: stores.id, code: stores.code, country: stores.country, region: stores.region, timeZone: stores.timeZone }).from(stores).orderBy(stores.code);
  return rows.map(({ region, ...store }) => ({ ...store, askers: byStore.get(store.id) ?? [], questions: questionsOf({ code: store.code, country: store.country, region }) }));
}

function written(question: InventedQuestion, collectionIds: number[], { models, costMicrosOf }: UsageSeedOptions): WrittenQuestion {
  const { rung, tokens, outcome } = question;
  const model = rung === 'premium' || rung === 'economy' ? models[rung] : null;
  const failedMs = question.fellBack ? Math.round(((question.firstTextMs ?? question.firstSourceMs) - question.firstSourceMs) / 2) : 0;
  const failedFirst = question.fellBack ? [{ rung: 'premium', model: models.premium, outcome: 'failed', startMs: question.firstSourceMs, ms: failedMs, failure: 'status_503' }] : [];
  const own = rung === null ? [] : [{ rung, model: model ?? 'extractive', outcome: outcome === 'failed' ? 'interrupted' : outcome, startMs: question.firstSourceMs + failedMs, ms: Math.max(1, question.totalMs - question.firstSourceMs - failedMs) }];
  return {
    ...question,
    collectionIds,
    call: model === null || tokens === null ? null : { model, ...tokens, costMicros: costMicrosOf(model, { inputTokens: tokens.input, cachedInputTokens: tokens.cached, outputTokens: tokens.output }) },
    detail: {
      stages: stagesOf(question),
      evidence: [], confidence: outcome === 'refused' ? 0.18 : 0.71, collectionIds, rungAttempts: [...failedFirst, ...own], degraded: [],
    },
  };
}

/** The steps of an invented run: everything before the first source in believable shares, then the writing. */
function stagesOf({ firstSourceMs, totalMs, outcome }: InventedQuestion): WrittenQuestion['detail']['stages'] {
  const before = [['authorise', 0.08], ['admit', 0.04], ['understand', 0.16], ['gather', 0.62], ['rank', 0.08], ['pack', 0.02]] as const;
  let startMs = 0;
  const stages = before.slice(0, outcome === 'refused' ? -1 : undefined).map(([name, share]) => {
    const stage = { name, startMs, durationMs: firstSourceMs * share };
    startMs += stage.durationMs;
    return stage;
  });
  return outcome === 'refused' ? stages : [...stages, { name: 'generate', startMs: firstSourceMs, durationMs: Math.max(0, totalMs - firstSourceMs - 2) }, { name: 'check', startMs: totalMs - 2, durationMs: 2 }];
}
