import { headers } from 'next/headers';
import type { z } from 'zod';
import { requireScope } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { withScope, type ScopedTx } from '@/db/scoped';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import { reasonOf } from '@/lib/reason-of';

/**
 * The body of every server action of the floor. An action is a public POST, so it begins with the Origin, the session
 * (whose rights are decided anew) and the shape of the input; `work` then runs in one transaction of that reader.
 * Whatever is thrown becomes its code.
 */
export async function asReader<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  given: unknown,
  work: (tx: ScopedTx, scope: Scope, input: z.output<Schema>) => Promise<Result>,
): Promise<ActionResult<Result>> {
  try {
    checkOrigin(await headers());
    const scope = await requireScope();
    const input = schema.safeParse(given);
    if (!input.success) throw new FloorhandError('bad_input');
    return { ok: true, ...(await withScope(services().db, scope, (tx) => work(tx, scope, input.data))) };
  } catch (error) {
    const { code, cause } = asFloorhandError(error);
    if (code === 'unexpected' || code === 'database_unavailable') services().log.error('action_failed', { code, cause: reasonOf(cause) });
    return { ok: false, code };
  }
}

/** For queries that say whether they found what they were to change. */
export function foundOrThrow(found: boolean): object {
  if (!found) throw new FloorhandError('not_found');
  return {};
}
