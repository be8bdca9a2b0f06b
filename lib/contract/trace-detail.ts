import { z } from 'zod';

/** The part of a trace that has no column of its own. Milliseconds from the run's start; no text of prompts or passages. */
export const traceDetailSchema = z.object({
  stages: z.array(z.object({ name: z.string(), startMs: z.number(), durationMs: z.number() })),
  evidence: z.array(
    z.object({ passageId: z.int(), contentHash: z.string(), keyword: z.number(), vector: z.number(), fused: z.number(), cited: z.boolean() }),
  ),
  confidence: z.number().nullable(),
  collectionIds: z.array(z.int()),
  rungAttempts: z.array(z.object({ rung: z.string(), model: z.string(), outcome: z.string(), ms: z.number(), joined: z.boolean().optional() })),
  degraded: z.array(z.string()),
});
export type TraceDetail = z.infer<typeof traceDetailSchema>;
