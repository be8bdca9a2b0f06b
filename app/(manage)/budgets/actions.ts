'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { requireSignedIn } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { withScope } from '@/db/scoped';
import { changeLimit } from '@/lib/budget/change-limit';
import { limitChangeSchema } from '@/lib/contract/budget-limits';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import { reasonOf } from '@/lib/reason-of';

/** Changes a limit, for an admin who signed in fully: a PIN is too little for it. The page then shows how things stand, also after a conflict. */
export async function changeBudgetLimit(given: unknown): Promise<ActionResult> {
  try {
    checkOrigin(await headers());
    const { principal, scope } = await requireSignedIn();
    if (principal.via !== 'full') throw new FloorhandError('not_allowed');
    const change = limitChangeSchema.safeParse(given);
    if (!change.success) throw new FloorhandError('bad_input');
    const { db, clock } = services();
    await withScope(db, scope, (tx) => changeLimit(tx, scope, change.data, clock));
    refresh();
    return { ok: true };
  } catch (thrown) {
    const { code, cause } = asFloorhandError(thrown);
    if (code === 'conflict') refresh();
    if (code === 'unexpected') services().log.error('change_limit_failed', { cause: reasonOf(cause) });
    return { ok: false, code };
  }
}
