import { z } from 'zod';

/** A passage in its place: the document around it, so that a reader can check an answer at its source. */
export const openedPassageSchema = z.object({
  passageId: z.int(),
  title: z.string(),
  collection: z.string(),
  revisionNumber: z.int(),
  /** `superseded`: a newer revision is in force. */
  state: z.enum(['draft', 'live', 'superseded']),
  page: z.int().nullable(),
  heading: z.string(),
  /** `YYYY-MM-DD`, both ends included; null = open. */
  effectiveFrom: z.string().nullable(),
  effectiveUntil: z.string().nullable(),
  language: z.string(),
  /** The revision's text in reading order, cut around the passage; joined they are the whole text. */
  before: z.string(),
  passage: z.string(),
  after: z.string(),
});
export type OpenedPassage = z.infer<typeof openedPassageSchema>;
