'use server';

import { services } from '@/app/services';
import { openPassage as findPassage } from '@/db/queries/open-passage';
import { removeRating, saveRating } from '@/db/queries/ratings';
import { passageInputSchema, type ActionResult } from '@/lib/contract/floor-actions';
import type { OpenedPassage } from '@/lib/contract/opened-passage';
import { ratingInputSchema } from '@/lib/contract/rating';
import { FloorhandError } from '@/lib/errors';
import { asReader, foundOrThrow } from './as-reader';

/** The document around a passage. One that the reader may not see is not found. */
export async function openPassage(given: unknown): Promise<ActionResult<{ passage: OpenedPassage }>> {
  return asReader(passageInputSchema, given, async (tx, _scope, { passageId }) => {
    const passage = await findPassage(tx, passageId);
    if (!passage) throw new FloorhandError('not_found');
    return { passage };
  });
}

/** What the reader thinks of an answer of theirs; `value` null takes it back. */
export async function rate(given: unknown): Promise<ActionResult> {
  return asReader(ratingInputSchema, given, async (tx, scope, { messageId, value, reason, comment }) => {
    if (value === null) return foundOrThrow(await removeRating(tx, scope, messageId));
    return foundOrThrow(await saveRating(tx, scope, { messageId, value, reason, comment, now: services().clock.now() }));
  });
}
