'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { endSession, requireSignedIn } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { currentTablet, keepTabletToken } from '@/app/tablet-cookie';
import { liftPinBlock } from '@/lib/access/blocked-pins';
import { checkMayManageTablets, enrolTablet, revokeTablet, tabletToEnrol } from '@/lib/access/tablets';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import { reasonOf } from '@/lib/reason-of';

/** Runs an action of a manager who signed in fully, after checking that it is one and that our own page asked. */
async function asManager(act: (scope: Scope) => Promise<void>): Promise<ActionResult> {
  try {
    checkOrigin(await headers());
    const { principal, scope } = await requireSignedIn();
    checkMayManageTablets(principal, scope);
    await act(scope);
    return { ok: true };
  } catch (thrown) {
    const { code, cause } = asFloorhandError(thrown);
    if (code === 'unexpected') services().log.error('enrol_action_failed', { cause: reasonOf(cause) });
    return { ok: false, code };
  }
}

function parse<Output>(schema: z.ZodType<Output>, given: unknown): Output {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new FloorhandError('bad_input', { cause: parsed.error });
  return parsed.data;
}

/** Enrols this browser to one of the manager's stores and signs the manager out: the tablet is the team's from here on. */
export async function enrolThisTablet(given: unknown): Promise<ActionResult> {
  return asManager(async (scope) => {
    const before = await currentTablet();
    const token = await enrolTablet(services(), scope, parse(tabletToEnrol, given));
    // One browser is one tablet: what it was before ends, if that is the manager's to end.
    if (before && scope.storeIds.includes(before.storeId)) await revokeTablet(services(), scope, before.deviceId);
    await keepTabletToken(token);
    await endSession();
  });
}

const deviceInput = z.object({ deviceId: z.uuid() });

/** Revokes a tablet of the manager's stores. */
export async function revoke(given: unknown): Promise<ActionResult> {
  return asManager(async (scope) => revokeTablet(services(), scope, parse(deviceInput, given).deviceId));
}

const numberInput = z.object({ number: z.string().min(1).max(20) });

/** Lifts the block of the PIN of somebody in the manager's stores. */
export async function liftBlock(given: unknown): Promise<ActionResult> {
  return asManager(async (scope) => liftPinBlock(services().db, scope, parse(numberInput, given).number));
}
