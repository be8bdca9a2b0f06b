import { z } from 'zod';

/** The part of a trace that has no column of its own. Milliseconds from the run's start; no text of prompts or passages. */
export const traceDetailSchema = z.object({
  stages: z.array(z.object({ name: z.string(), startMs: z.number(), durationMs: z.number() })),
  evidence: z.array(
    z.object({
      passageId: z.int(), contentHash: z.string(), keyword: z.number(), vector: z.number(), fused: z.number(),
      /** The score it was ranked by: the fused one with what its document, place and kind add. Older rows lack it. */
      rank: z.number().optional(),
      cited: z.boolean(),
    }),
  ),
  confidence: z.number().nullable(),
  collectionIds: z.array(z.int()),
  rungAttempts: z.array(z.object({
    rung: z.string(), model: z.string(), outcome: z.string(), ms: z.number(), joined: z.boolean().optional(), recalled: z.boolean().optional(),
    /** From the run's start, and why it failed in a word (`failureOf`). Older rows lack both. */
    startMs: z.number().optional(), failure: z.string().nullable().optional(),
  })),
  /** Why a better rung was not called: the budget without room, with what is left of it, or what was not known. */
  noLeave: z.union([z.object({ level: z.enum(['staff', 'store', 'chain']), leftPercent: z.int() }), z.enum(['unpriced', 'unknown'])]).nullable().optional(),
  /** Where the run is found among the traces of a collector. */
  traceId: z.string().nullable().optional(),
  degraded: z.array(z.string()),
});
export type TraceDetail = z.infer<typeof traceDetailSchema>;
