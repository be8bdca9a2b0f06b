import type { Database } from '@/db/client';
import type { TightBudget } from '@/db/queries/budgets';
import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';
import { reasonOf } from '@/lib/reason-of';
import { dayOf, isPermit, reserve, settlementOf, type HeldPermit, type PaidCall, type Payer, type RealUse } from './permit';
import type { PriceList } from './price-list';
import { renewalDay } from './renewal-day';
import { makeSettlementWriter } from './write-settlements';

/** Why a call is not made: a budget without room, with the day it is full again; or no price or no database to ask. */
export type NoLeave = (TightBudget & { renewsOn: string }) | 'unpriced' | 'unknown';

/** The money of the path: leave before a paid call, the real cost after it. */
export interface Purse {
  /** Reserves the worst case of a call. Never throws: what cannot be reserved is not called. */
  reserve(payer: Payer, call: Omit<PaidCall, 'price'> & { model: string }): Promise<HeldPermit | NoLeave>;
  /** Settles a call, once. Never throws: what the database does not take now is settled later, as long as the process lives. */
  settle(payer: Payer, permit: HeldPermit, used: RealUse): Promise<void>;
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
  const writer = makeSettlementWriter(db, log);
  return {
    async reserve(payer, { model, ...call }) {
      try {
        // One moment for the price and for the budgets: midnight may fall between two looks at the clock.
        const now = clock.now();
        const moment: Clock = { now: () => now };
        const price = await prices.priceOf(db, payer, model, dayOf(payer, moment));
        if (price === null) {
          log.error('model_unpriced', { runId: call.runId, model });
          return 'unpriced';
        }
        const wanted = { ...call, price };
        // Asked before: what calls that have ended hold until they are settled may be all that is missing.
        const settling = writer.underWay();
        let given = await reserve(db, payer, wanted, moment);
        if (!isPermit(given) && settling !== null) {
          await settling;
          given = await reserve(db, payer, wanted, moment);
        }
        return isPermit(given) ? given : { ...given, renewsOn: renewalDay(given.level, dayOf(payer, moment)) };
      } catch (error) {
        log.error('reserve_failed', { runId: call.runId, cause: reasonOf(error) });
        return 'unknown';
      }
    },
    settle: (payer, permit, used) => writer.write(settlementOf(payer, permit, used, clock)),
    settleLate: () => writer.writeLate(),
  };
}
