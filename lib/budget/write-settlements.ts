import { settleBudgets, type Settlement } from '@/db/queries/budgets';
import type { Database } from '@/db/client';
import type { Log } from '@/lib/log';
import { reasonOf } from '@/lib/reason-of';

/** Settlements on their way into the database. */
export interface SettlementWriter {
  /** Resolves when it is written, or put off because the database did not take it. Never rejects. */
  write(settlement: Settlement): Promise<void>;
  /** Resolves when nothing is under way any more; null when nothing is. */
  underWay(): Promise<void> | null;
  /** Tries again what was put off. Rejects while the database still does not take it. */
  writeLate(): Promise<void>;
}

/** More than these would hold the chain's row for long. */
const perMessageMax = 100;

/** Writes one message at a time: whatever comes meanwhile goes together in the next one. What the database does not take stays here as long as the process lives. */
export function makeSettlementWriter(db: Database, log: Log): SettlementWriter {
  const waiting: { settlement: Settlement; done(): void }[] = [];
  const late = new Set<Settlement>();
  let writing: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    for (let some = waiting.splice(0, perMessageMax); some.length > 0; some = waiting.splice(0, perMessageMax)) {
      const settlements = some.map(({ settlement }) => settlement);
      try {
        await settleBudgets(db, settlements);
      } catch (error) {
        log.error('settle_failed', { permits: settlements.map(({ permitId }) => permitId).join(' '), cause: reasonOf(error) });
        for (const settlement of settlements) late.add(settlement);
      }
      for (const { done } of some) done();
    }
    writing = null;
  }

  return {
    async write(settlement) {
      const written = new Promise<void>((done) => waiting.push({ settlement, done }));
      writing ??= writeAll();
      await written;
    },
    underWay: () => writing,
    async writeLate() {
      // One by one, and what cannot be written goes behind the others: next time they come first.
      for (const settlement of [...late]) {
        late.delete(settlement);
        await settleBudgets(db, [settlement]).catch((error: unknown) => {
          late.add(settlement);
          throw error;
        });
      }
    },
  };
}
