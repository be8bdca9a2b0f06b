'use server';

import { getLocale } from 'next-intl/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { requireSignedIn } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { listReadableCollections } from '@/db/queries/readable-collections';
import { withScope } from '@/db/scoped';
import type { Principal } from '@/lib/access/principal';
import { draftSchema, publishDraftSchema, startDraftSchema } from '@/lib/contract/draft';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import { embedForHouse } from '@/lib/ask/embed-for-house';
import { publishDraft, saveDraft, startDraft } from '@/lib/knowledge/keep-drafts';
import { reasonOf } from '@/lib/reason-of';
import type { Scope } from '@/lib/scope';

/** Every action here begins with the Origin, the session and the shape of what was sent; what is thrown becomes its code. */
async function asAuthor<Output>(schema: z.ZodType<Output>, given: unknown, work: (input: Output, scope: Scope, principal: Principal) => Promise<void>): Promise<ActionResult> {
  try {
    checkOrigin(await headers());
    const { principal, scope } = await requireSignedIn();
    const input = schema.safeParse(given);
    if (!input.success) throw new FloorhandError('bad_input');
    await work(input.data, scope, principal);
    return { ok: true };
  } catch (thrown) {
    const { code, cause } = asFloorhandError(thrown);
    if (code === 'unexpected') services().log.error('draft_action_failed', { cause: reasonOf(cause) });
    return { ok: false, code };
  }
}

/** Opens a draft whose title is a question that had no answer, in the fullest collection until its author chooses another. */
export async function writeAnswer(form: FormData): Promise<void> {
  let id: number | undefined;
  const started = await asAuthor(startDraftSchema, { question: form.get('question') }, async ({ question }, scope) => {
    const { db } = services();
    const [collection] = await withScope(db, scope, (tx) => listReadableCollections(tx, scope));
    if (!collection) throw new FloorhandError('not_found');
    id = await startDraft(db, scope, { question, collectionId: collection.id, language: await getLocale() });
  });
  redirect(started.ok && id !== undefined ? `/knowledge/drafts/${id}` : '/usage');
}

/** Keeps a draft. */
export async function save(given: unknown): Promise<ActionResult> {
  return asAuthor(draftSchema, given, (input, scope) => saveDraft(services().db, scope, input));
}

/** Puts a draft in force, for an admin who signed in fully: a PIN is too little for what every colleague will read. */
export async function publish(given: unknown): Promise<ActionResult> {
  return asAuthor(publishDraftSchema, given, async (input, scope, principal) => {
    if (principal.via !== 'full') throw new FloorhandError('not_allowed');
    const { db, clock, embedder, purse } = services();
    await publishDraft({ db, clock, embedder: embedForHouse({ embedder, purse }) }, scope, input);
  });
}
