import { listUsedModels, listUsageStores, readCurrency, type UsageStore } from '@/db/queries/usage-budgets';
import { sumCachedInput, sumMoney, sumMoneyInAll, type MoneyRow } from '@/db/queries/usage-money';
import { countPeople, sumOutcomes, sumQuestions, sumRatings, type QuestionRow } from '@/db/queries/usage-questions';
import type { UsageRange } from '@/db/queries/usage-range';
import { sumLimited } from '@/db/queries/limited-days';
import { sumWaits, type WaitRow } from '@/db/queries/usage-waits';
import { houseStoreId } from '@/db/schema/usage-days';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Outcome } from '@/lib/contract/run-event';
import { latencyNames, type FirstFigures, type UsageFilter, type UsageReport, type UsageTotals, type UsageWait } from '@/lib/contract/usage-report';
import { FloorhandError } from '@/lib/errors';
import { atLeast, type Scope } from '@/lib/scope';
import { foldPeople } from './fold-people';
import { percentileOf } from './percentile-of';
import { splitByRole } from './role-weeks';
import { savedOf } from './saved';
import { readBudgetBars } from './usage-budget-bars';
import { daysOf, rangeBefore } from './usage-period';
import { splitsOf } from './usage-splits';

/** Everything the sums of one period are made of. */
export interface UsageSums {
  money: MoneyRow[];
  questions: QuestionRow[];
  people: { by: string; key: string; people: number }[];
  stores: UsageStore[];
}

/** Who may see usage at all. Throws `not_allowed`. */
export function checkMaySeeUsage(scope: Scope): void {
  if (!atLeast(scope.role, 'manager')) throw new FloorhandError('not_allowed');
}

/**
 * Usage and cost of the filter's stores and days, compared with as many days before. One transaction of sums over tables that triggers
 * keep (docs/decisions/0010); row-level security keeps other stores out. Throws `not_allowed` for associates.
 */
export async function makeUsageReport(tx: ScopedTx, scope: Scope, filter: UsageFilter, clock: Clock): Promise<UsageReport> {
  return { ...(await makeFirstFigures(tx, scope, filter, clock)), ...(await splitByRole(tx, scope, filter)) };
}

/** The report without its split by role, which looks at who asked on every day, and takes longer than all the rest in a long range. Throws as the report does. */
export async function makeFirstFigures(tx: ScopedTx, scope: Scope, filter: UsageFilter, clock: Clock): Promise<FirstFigures> {
  checkMaySeeUsage(scope);
  const range: UsageRange = { ...filter, storeIds: withHouse(filter, scope) };
  const before = rangeBefore(filter);
  const [allStores, models] = [await listUsageStores(tx, scope.storeIds), await listUsedModels(tx, range.storeIds)];
  const stores = allStores.filter(({ id }) => filter.storeIds.includes(id));
  const sums: UsageSums = { money: await sumMoney(tx, range), questions: await sumQuestions(tx, range), people: await countPeople(tx, range), stores };
  return {
    filter, before,
    currency: await readCurrency(tx),
    totals: totalsOf(sums, { ...(await sumRatings(tx, range)), limited: await sumLimited(tx, range) }, range),
    totalsBefore: await totalsBefore(tx, { ...range, ...before }),
    days: seriesOf(sums, filter),
    ...splitsOf(sums),
    waits: waitsOf(await sumWaits(tx, range)),
    waitsBefore: waitsOf(await sumWaits(tx, { ...range, ...before })),
    budgets: await readBudgetBars(tx, scope, stores, clock),
    saved: savedOf(sums, await sumCachedInput(tx, range)),
    choices: { stores: allStores.map(({ id, name, city }) => ({ id, name: `${city}, ${name}` })), models },
  };
}

const noOutcomes = { answered: 0, refused: 0, stopped: 0, failed: 0 } as const satisfies Record<Outcome, number>;

/** What the house spends itself (documents it embeds) belongs to no store: it counts where nothing is left out. Row-level security asks again. */
function withHouse({ storeIds }: UsageFilter, scope: Scope): number[] {
  return scope.role === 'admin' && scope.storeIds.every((id) => storeIds.includes(id)) ? [...storeIds, houseStoreId] : storeIds;
}

function costPerQuestion(costMicros: number, questions: number, range: UsageRange): number | null {
  return questions === 0 || range.model !== null ? null : costMicros / questions;
}

function totalsOf({ money, questions, people }: UsageSums, rest: { good: number; bad: number; limited: number }, range: UsageRange): UsageTotals {
  const used = money.find(({ by }) => by === 'all');
  const asked = questions.find(({ by }) => by === 'all')?.questions ?? 0;
  const costMicros = used?.costMicros ?? 0;
  return {
    questions: asked,
    people: foldPeople(people.find(({ by }) => by === 'all')?.people ?? 0),
    costMicros,
    costPerQuestionMicros: costPerQuestion(costMicros - (money.find(({ by, key }) => by === 'store' && key === String(houseStoreId))?.costMicros ?? 0), asked, range),
    calls: used?.calls ?? 0,
    inputTokens: used?.inputTokens ?? 0,
    cachedInputTokens: used?.cachedInputTokens ?? 0,
    outputTokens: used?.outputTokens ?? 0,
    reasoningTokens: used?.reasoningTokens ?? 0,
    outcomes: { ...noOutcomes, ...Object.fromEntries(questions.filter(({ by }) => by === 'outcome').map(({ key, questions: count }) => [key, count])) },
    ...rest,
  };
}

async function totalsBefore(tx: ScopedTx, range: UsageRange): Promise<UsageTotals> {
  const money = await sumMoneyInAll(tx, range);
  const ended = await sumOutcomes(tx, range);
  const people = await countPeople(tx, range);
  const questions = ended.reduce((sum, row) => sum + row.questions, 0);
  return {
    ...money,
    questions,
    people: foldPeople(people.find(({ by }) => by === 'all')?.people ?? 0),
    costPerQuestionMicros: costPerQuestion((await sumMoneyInAll(tx, { ...range, storeIds: range.storeIds.filter((id) => id !== houseStoreId) })).costMicros, questions, range),
    outcomes: { ...noOutcomes, ...Object.fromEntries(ended.map((row) => [row.outcome, row.questions])) },
    ...(await sumRatings(tx, range)),
    limited: await sumLimited(tx, range),
  };
}

function seriesOf({ money, questions }: UsageSums, filter: UsageFilter): UsageReport['days'] {
  const costs = new Map(money.filter(({ by }) => by === 'day').map(({ key, costMicros }) => [key, costMicros]));
  const asked = new Map(questions.filter(({ by }) => by === 'day').map(({ key, questions: count }) => [key, count]));
  return daysOf(filter).map((day) => ({ day, questions: asked.get(day) ?? 0, costMicros: costs.get(day) ?? 0 }));
}

function waitsOf(rows: readonly WaitRow[]): UsageWait[] {
  return latencyNames.map((mark) => {
    const bars = rows.filter((row) => row.mark === mark);
    return { mark, measured: bars.reduce((sum, { questions }) => sum + questions, 0), p50Ms: percentileOf(bars, 0.5), p95Ms: percentileOf(bars, 0.95) };
  });
}
