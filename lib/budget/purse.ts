import type { Database } from '@/db/client';
import type { TightBudget } from '@/db/queries/budgets';
import { localDay, type Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';
import { reasonOf } from '@/lib/reason-of';
import type { Scope } from '@/lib/scope';
import { reserve, settle, type HeldPermit, type PaidCall, type RealUse } from './permit';
import type { PriceList } from './price-list';
import { renewalDay } from './renewal-day';

/** Why a call is not made: a budget without room, with the day it is full again; or no price or no database to ask. */
export type NoLeave = (TightBudget & { renewsOn: string }) | 'unpriced' | 'unknown';

/** The money of the path: leave before a paid call, the real cost after it. */
export interface Purse {
  /** Reserves the worst case of a call. Never throws: what cannot be reserved is not called. */
  reserve(scope: Scope, call: Omit<PaidCall, 'price'> & { model: string }): Promise<HeldPermit | NoLeave>;
  /** Settles a call, once. Never throws: what the database does not take now is settled later, as long as the process lives. */
  settle(scope: Scope, permit: HeldPermit, used: RealUse): Promise<void>;
  /** Tries again what could not be settled. Rejects while it still cannot. */
  settleLate(): Promise<void>;
}

interface PurseOptions {
  db: Database;
  prices: PriceList;
  clock: Clock;
  log: Log;
}

export function makePurse({ db, prices, clock, log }: PurseOptions): Purse {
  const late = new Set<() => Promise<void>>();
  return {
    async reserve(scope, { model, ...call }) {
      try {
        const price = await prices.priceOf(db, scope, model);
        if (price === null) {
          log.error('model_unpriced', { model });
          return 'unpriced';
        }
        const given = await reserve(db, scope, { ...call, price }, clock);
        return 'id' in given ? given : { ...given, renewsOn: renewalDay(given.level, localDay(clock.now(), scope.timeZone)) };
      } catch (error) {
        log.error('reserve_failed', { runId: call.runId, cause: reasonOf(error) });
        return 'unknown';
      }
    },
    async settle(scope, permit, used) {
      const work = () => settle(db, scope, permit, used, clock);
      try {
        await work();
      } catch (error) {
        log.error('settle_failed', { permitId: permit.id, cause: reasonOf(error) });
        late.add(work);
      }
    },
    async settleLate() {
      for (const work of late) {
        await work();
        late.delete(work);
      }
    },
  };
}
