import { z } from 'zod';

/** A piece of evidence as shown to the reader: `n` is the number its `[n]` markers use in this answer. */
export const citationSchema = z.object({
  n: z.int().positive(),
  passageId: z.int(),
  documentId: z.int(),
  revisionId: z.int(),
  revisionNumber: z.int(),
  /** The document's stable name in its collection (file name without ending). */
  externalId: z.string(),
  title: z.string(),
  heading: z.string(),
  collection: z.string(),
  page: z.int().nullable(),
  /** `YYYY-MM-DD`, both ends included; null = open. */
  effectiveFrom: z.string().nullable(),
  effectiveUntil: z.string().nullable(),
  language: z.string(),
  text: z.string(),
  /** 0 to 1, higher is better; comparable within one answer only. */
  score: z.number(),
});
export type Citation = z.infer<typeof citationSchema>;
