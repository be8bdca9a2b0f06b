import type { UIMessage } from 'ai';
import { z } from 'zod';
import { writtenText } from './clean-text';
import type { FloorData } from './stored-part';

/** A message on the tablet: text parts and the typed data parts of a run. */
export type FloorMessage = UIMessage<{ createdAt?: string; rating?: 1 | -1 }, FloorData>;

export const questionMaxCharacters = 2_000;

/** What the tablet sends to ask: only the new question; the server has the rest of the conversation. */
export const askInputSchema = z.object({
  /** Made by the tablet, so that Stop can name the run before the first byte has come back. */
  runId: z.uuid(),
  conversationId: z.uuid(),
  /** An earlier question's id asks it again: the new answer replaces the old one. */
  questionId: z.uuid(),
  question: writtenText().min(1).max(questionMaxCharacters),
});
export type AskInput = z.infer<typeof askInputSchema>;
