import { z } from 'zod';
import { listAuditEvents } from '@/db/queries/audit-events';
import { listLimits, listStandings, type LimitRow } from '@/db/queries/budget-limits';
import { listUsageStores, readCurrency } from '@/db/queries/usage-budgets';
import type { ScopedTx } from '@/db/scoped';
import { localDay, type Clock } from '@/lib/clock';
import { limitChangeSchema, type BudgetsView, type BudgetStanding, type ChangedLimit, type Limit } from '@/lib/contract/budget-limits';
import { FloorhandError } from '@/lib/errors';
import { atLeast, roles, type Scope } from '@/lib/scope';
import { limitActions } from './change-limit';

const changesMax = 50;

/** The limits and running budgets that a manager or admin answers for, each store by its own day. Throws `not_found` for others: the page is not theirs. */
export async function readBudgets(tx: ScopedTx, scope: Scope, clock: Clock): Promise<BudgetsView> {
  if (!atLeast(scope.role, 'manager')) throw new FloorhandError('not_found');
  const stores = (await listUsageStores(tx, scope.storeIds)).map((store) => ({ ...store, today: localDay(clock.now(), store.timeZone) }));
  const month = `${localDay(clock.now(), scope.timeZone).slice(0, 7)}-01`;
  const limits = await listLimits(tx);
  const standings = await listStandings(tx, [...new Set([...stores.map(({ today }) => today), month])]);
  const standingOf = (level: string, subjectId: number, periodStart: string): BudgetStanding => {
    const row = standings.find((each) => each.level === level && each.subjectId === subjectId && each.periodStart === periodStart);
    return { periodStart, spentMicros: row?.spentMicros ?? 0, reservedMicros: row?.reservedMicros ?? 0, spentTokens: row?.spentTokens ?? 0, reservedTokens: row?.reservedTokens ?? 0 };
  };
  return {
    currency: await readCurrency(tx),
    timeZone: scope.timeZone,
    roles: roles.map((role) => ({ role, limit: limitOf(limits, (row) => row.role === role) })),
    storeDefault: limitOf(limits, (row) => row.level === 'store' && row.storeId === null),
    stores: stores.map(({ id, name, city, today }) => ({ id, name, city, own: limitOf(limits, (row) => row.storeId === id), standing: standingOf('store', id, today) })),
    chain: scope.role === 'admin' ? { limit: limitOf(limits, (row) => row.level === 'chain'), standing: standingOf('chain', 0, month) } : null,
    changes: (await listAuditEvents(tx, limitActions, changesMax)).flatMap(toChange),
  };
}

function limitOf(limits: readonly LimitRow[], is: (row: LimitRow) => boolean): Limit | null {
  const row = limits.find(is);
  return row === undefined ? null : { costMicros: row.costMicros, tokens: row.tokens };
}

type Event = Awaited<ReturnType<typeof listAuditEvents>>[number];
const storeNameSchema = z.coerce.number().int().positive();

/** An event that cannot be read any more is left out, rather than the page. */
function toChange({ id, at, name, subject, before, after }: Event): ChangedLimit[] {
  const [level, which] = subject.split(' ');
  const who = level === 'staff' ? { level, role: which } : level === 'store' ? { level, storeId: which === undefined ? null : storeNameSchema.safeParse(which).data } : { level };
  const change = limitChangeSchema.safeParse({ subject: who, before, after });
  return change.success ? [{ id, at: at.toISOString(), by: name, ...change.data }] : [];
}
