import { z } from 'zod';
import { writtenText } from './clean-text';

/** Why an answer was not good; the screen shows each as a chip. */
export const ratingReasons = ['wrong', 'incomplete', 'outdated', 'unclear', 'other'] as const;
export type RatingReason = (typeof ratingReasons)[number];

export const ratingCommentMaxCharacters = 500;

/** What a reader says of an answer. `value` null takes an earlier opinion back. */
export const ratingInputSchema = z.object({
  messageId: z.uuid(),
  value: z.union([z.literal(1), z.literal(-1), z.null()]),
  reason: z.enum(ratingReasons).nullable().default(null),
  comment: writtenText().max(ratingCommentMaxCharacters).nullable().default(null),
});
export type RatingInput = z.input<typeof ratingInputSchema>;
