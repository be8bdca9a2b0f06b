import { listDayFigures, listZones, usualReservation } from '@/db/queries/alert-facts';
import { insertAlerts } from '@/db/queries/alerts';
import { listLimits, listStandings, type LimitRow } from '@/db/queries/budget-limits';
import type { Database } from '@/db/client';
import { withSystem, type SystemTx } from '@/db/scoped';
import { localDay, type Clock } from '@/lib/clock';
import type { Finding } from '@/lib/contract/alert';
import type { Log } from '@/lib/log';
import { isNearlySpent, judgeBudget } from './judge-budget';
import { addUp, dayBefore, judgeTrend, mondayOf, trends, windowsOf } from './judge-trend';

type Found = Finding & { storeId: number | null; periodStart: string };

interface Store {
  id: number;
  today: string;
}

interface RaiseOptions {
  db: Database;
  clock: Clock;
  log: Log;
  /** Whether somebody waits for messages about alerts. */
  toBeSent: boolean;
}

/** Looks at budgets and trends of every store and the whole house, and raises what is new. Any number of processes may do so at once: each alert is raised once. */
export async function raiseAlerts({ db, clock, log, toBeSent }: RaiseOptions): Promise<void> {
  const now = clock.now();
  const raised = await withSystem(db, async (tx) => {
    const stores = (await listZones(tx)).map(({ id, timeZone }) => ({ id, today: localDay(now, timeZone) }));
    const found = [...(await judgeBudgets(tx, stores)), ...(await judgeTrends(tx, stores, localDay(now, 'UTC')))];
    return insertAlerts(tx, inOneOrder(found).map(({ kind, storeId, periodStart, figures }) => ({ kind, storeId, periodStart, figures })), { at: now, toBeSent });
  });
  for (const kind of raised) log.warn('alert_raised', { kind });
}

/** Everybody inserts in the same order, so that no two processes wait for each other. */
function inOneOrder(found: readonly Found[]): Found[] {
  return found.toSorted((a, b) => a.kind.localeCompare(b.kind) || (a.storeId ?? 0) - (b.storeId ?? 0) || a.periodStart.localeCompare(b.periodStart));
}

async function judgeBudgets(tx: SystemTx, stores: readonly Store[]): Promise<Found[]> {
  const limits = await listLimits(tx);
  const days = new Map(stores.map(({ id, today }) => [id, today]));
  const months = new Set(stores.map(({ today }) => monthOf(today)));
  const found: Found[] = [];
  for (const standing of await listStandings(tx, [...new Set([...days.values(), ...months])])) {
    const { level, subjectId, periodStart } = standing;
    const isRunning = level === 'chain' ? months.has(periodStart) : days.get(subjectId) === periodStart;
    const limit = isRunning ? limitFor(limits, level, subjectId) : undefined;
    if (limit === undefined || !isNearlySpent(standing, limit)) continue;
    const storeId = level === 'store' ? subjectId : null;
    // Of the whole house yesterday's answers say enough, and the whole month's would be many.
    const since = storeId === null ? dayBefore([...days.values()].toSorted().at(-1) ?? periodStart, 2) : periodStart;
    const finding = judgeBudget(standing, limit, await usualReservation(tx, storeId, since));
    if (finding !== null) found.push({ ...finding, storeId, periodStart });
  }
  return found;
}

/** A store's own limit stands above the one for all stores. */
function limitFor(limits: readonly LimitRow[], level: string, subjectId: number): LimitRow | undefined {
  const own = limits.find((row) => row.level === level && level === 'store' && row.storeId === subjectId);
  return own ?? limits.find((row) => row.level === level && row.storeId === null);
}

function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

async function judgeTrends(tx: SystemTx, stores: readonly Store[], houseToday: string): Promise<Found[]> {
  // A day more, for the stores whose day began before.
  const figures = Map.groupBy(await listDayFigures(tx, dayBefore(houseToday, trends.fortnight.from + 1)), ({ storeId }) => storeId);
  const each = stores.map(({ id, today }) => ({ id, today, windows: windowsOf(figures.get(id) ?? [], today) }));
  const found = each.flatMap(({ id, today, windows }) => judgeTrend(windows).map((finding) => ({ ...finding, storeId: id, periodStart: mondayOf(today) })));
  if (stores.length < 2) return found;
  const windowOf = (name: keyof typeof trends) => addUp(each.map(({ windows }) => windows[name]));
  const house = judgeTrend({ recent: windowOf('recent'), week: windowOf('week'), fortnight: windowOf('fortnight') });
  return [...found, ...house.map((finding) => ({ ...finding, storeId: null, periodStart: mondayOf(houseToday) }))];
}
