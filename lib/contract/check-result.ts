import { z } from 'zod';

/**
 * What the check stage found for one sentence of the answer. `start` and `end` are offsets in UTF-16 units of the answer's text.
 * `unsupported`: a number, date, price or code of the sentence stands in no passage it cites; `uncited`: it states such a fact and cites nothing.
 */
export const sentenceCheckSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  verdict: z.enum(['supported', 'unsupported', 'uncited', 'plain']),
  missing: z.array(z.string()),
});
export type SentenceCheck = z.infer<typeof sentenceCheckSchema>;

export const checkResultSchema = z.object({
  sentences: z.array(sentenceCheckSchema),
  /** Markers that named no evidence of this run and were dropped. */
  droppedMarkers: z.int().nonnegative(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;
