import { z } from 'zod';
import { checkResultSchema } from './check-result';
import { citationSchema } from './citation';
import { nearestDocumentSchema, noticeSchema, outcomes, rungs } from './run-event';

/**
 * The data parts of a message on the tablet: names and shapes are those of `useChat`'s `data-<name>` parts,
 * so a stored message is shown by the same code as a streaming one.
 */
export const floorDataSchemas = {
  sources: z.object({ citations: z.array(citationSchema) }),
  notice: noticeSchema,
  check: checkResultSchema,
  refusal: z.object({ nearest: z.array(nearestDocumentSchema) }),
  outcome: z.object({ runId: z.string(), outcome: z.enum(outcomes), rung: z.enum(rungs).optional(), errorCode: z.string().optional(), retryAfterSeconds: z.int().optional() }),
};
export type FloorData = { [Name in keyof typeof floorDataSchemas]: z.infer<(typeof floorDataSchemas)[Name]> };

/** One part of a stored message: text, or one of the data parts above. */
export type StoredPart =
  | { type: 'text'; text: string }
  | { [Name in keyof FloorData]: { type: `data-${Name}`; data: FloorData[Name] } }[keyof FloorData];
