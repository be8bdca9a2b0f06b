import type { Database } from '@/db/client';
import { deleteAnswersBefore, findKeptAnswer, keepAnswer } from '@/db/queries/kept-answers';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';
import { reasonOf } from '@/lib/reason-of';
import type { Scope } from '@/lib/scope';

/** Whole answers, kept in the database for every process and for the next start. A database that is away keeps nothing and finds nothing: neither call throws. */
export interface KeptAnswers {
  find(scope: Scope, key: string): Promise<string | null>;
  keep(answer: { key: string; model: string; text: string; passageIds: readonly number[] }): Promise<void>;
}

interface KeepOptions {
  db: Database;
  clock: Clock;
  log: Log;
  keptHours: number;
}

const hourMs = 3_600_000;

/** Their key holds the evidence as it stands, so none of them can be out of date: the time bounds how many there are. */
export function keepAnswers({ db, clock, log, keptHours }: KeepOptions): KeptAnswers {
  const failed = (error: unknown) => log.warn('kept_answers_failed', { cause: reasonOf(error) });
  return {
    async find(scope, key) {
      try {
        return await findKeptAnswer(db, scope, key, clock.now());
      } catch (error) {
        failed(error);
        return null;
      }
    },
    async keep(answer) {
      try {
        await keepAnswer(db, { ...answer, keptUntil: new Date(clock.now().getTime() + keptHours * hourMs) });
      } catch (error) {
        failed(error);
      }
    },
  };
}

/** Forgets answers whose time is over. Returns how many. */
export async function forgetKeptAnswers({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  return withSystem(db, (tx) => deleteAnswersBefore(tx, clock.now()));
}
