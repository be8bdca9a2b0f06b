import { addLimited, type LimitedCount } from '@/db/queries/limited-days';
import type { Database } from '@/db/client';

/** Whose question was turned away, and when. */
export type Limited = Omit<LimitedCount, 'questions'>;

/**
 * Counts what the rate limits turn away, in memory: whoever asks without end costs no write. What was counted since the last `write` is lost with the
 * process.
 */
export interface LimitedCounter {
  note(limited: Limited): void;
  /** Adds what was counted to the totals of the days. Rejects, and goes on counting, when the database does not take it. */
  write(db: Database): Promise<void>;
}

export function makeLimitedCounter(): LimitedCounter {
  let counts = new Map<string, LimitedCount>();
  const add = (limited: Limited, questions: number) => {
    const key = `${limited.day} ${limited.storeId} ${limited.role} ${limited.channel}`;
    counts.set(key, { ...limited, questions: (counts.get(key)?.questions ?? 0) + questions });
  };
  return {
    note: (limited) => add(limited, 1),
    async write(db) {
      const some = [...counts.values()];
      if (some.length === 0) return;
      counts = new Map();
      try {
        await addLimited(db, some);
      } catch (error) {
        for (const { questions, ...limited } of some) add(limited, questions);
        throw error;
      }
    },
  };
}
