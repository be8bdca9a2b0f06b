import type { Verdict } from '@/lib/breaker';
import { isConnectionError } from '@/lib/errors';
import { makeCallGuard } from '@/lib/guard-call';
import { isTookTooLong } from '@/lib/left-alone';
import type { OutageLog } from '@/lib/outage-log';
import { reasonOf } from '@/lib/reason-of';
import { policies, type Policy } from '@/lib/resilience';
import type { StateBoard } from '@/lib/state-board';
import type { Database, OpenDatabase } from './client';

/**
 * The database behind its policy: while it is away a transaction fails at once instead of after its deadline, one a second tries it, and no
 * connection from before the outage is used afterwards. For a server, whose readers wait; a command takes the time it needs.
 */
export function guardDatabase({ db, dropIdle }: Pick<OpenDatabase, 'db' | 'dropIdle'>, outage: OutageLog, policy: Policy = policies.postgres, board?: StateBoard): Database {
  const guard = makeCallGuard({
    name: 'postgres',
    policy,
    judge: judgeDatabase,
    onOpen(cause) {
      dropIdle();
      outage.away(reasonOf(cause));
    },
    onClose: outage.back,
  });
  board?.breaker('postgres', guard.state);
  const begin: Database['begin'] = (opening, work) => guard.run(() => db.begin(opening, work));
  const once: Database['once'] = (statements) => guard.run(() => db.once(statements));
  return Object.assign(Object.create(db) as Database, { begin, once });
}

/** Whoever found no free connection learnt that many ask, not that the database is away. What it refused, it answered. */
function judgeDatabase(error: unknown): Verdict {
  if (error instanceof Error && /timeout exceeded when trying to connect/u.test(error.message)) return 'nothing';
  const away = isConnectionError(error) || (error instanceof Error && (isConnectionError(error.cause) || isTookTooLong(error)));
  return away ? 'fault' : 'alive';
}
