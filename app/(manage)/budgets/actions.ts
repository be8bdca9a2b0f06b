'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { requireSignedIn } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { withScope, type ScopedTx } from '@/db/scoped';
import { changeLimit } from '@/lib/budget/change-limit';
import type { Clock } from '@/lib/clock';
import { limitChangeSchema } from '@/lib/contract/budget-limits';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { policyChangeSchema } from '@/lib/contract/people-policies';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import { changePeoplePolicy } from '@/lib/observe/change-people-policy';
import { reasonOf } from '@/lib/reason-of';
import type { Scope } from '@/lib/scope';

/** Changes a limit, for an admin who signed in fully: a PIN is too little for it. The page then shows how things stand, also after a conflict. */
export async function changeBudgetLimit(given: unknown): Promise<ActionResult> {
  return change('change_limit_failed', limitChangeSchema, given, changeLimit);
}

/** Decides where figures may be seen by name; as for a limit. */
export async function setPeoplePolicy(given: unknown): Promise<ActionResult> {
  return change('change_people_policy_failed', policyChangeSchema, given, changePeoplePolicy);
}

async function change<Change>(failure: string, schema: z.ZodType<Change>, given: unknown, work: (tx: ScopedTx, scope: Scope, wanted: Change, clock: Clock) => Promise<void>): Promise<ActionResult> {
  try {
    checkOrigin(await headers());
    const { principal, scope } = await requireSignedIn();
    if (principal.via !== 'full') throw new FloorhandError('not_allowed');
    const wanted = schema.safeParse(given);
    if (!wanted.success) throw new FloorhandError('bad_input');
    const { db, clock } = services();
    await withScope(db, scope, (tx) => work(tx, scope, wanted.data, clock));
    refresh();
    return { ok: true };
  } catch (thrown) {
    const { code, cause } = asFloorhandError(thrown);
    if (code === 'conflict') refresh();
    if (code === 'unexpected') services().log.error(failure, { cause: reasonOf(cause) });
    return { ok: false, code };
  }
}
