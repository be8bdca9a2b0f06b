import { z } from 'zod';

const titleMax = 200;
const bodyMax = 100_000;

/** A question to be answered becomes the title of a document. */
export const startDraftSchema = z.object({ question: z.string().trim().min(1).transform((text) => text.slice(0, titleMax)) });

/** What an author wrote: Markdown without front matter. */
export const draftSchema = z.object({ id: z.int().positive(), title: z.string().trim().min(1).max(titleMax), body: z.string().max(bodyMax), collectionId: z.int().positive() });
export type DraftInput = z.infer<typeof draftSchema>;

export const publishDraftSchema = draftSchema.extend({ body: z.string().trim().min(1).max(bodyMax) });
