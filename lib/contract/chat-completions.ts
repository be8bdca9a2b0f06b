import { z } from 'zod';
import { questionMaxCharacters } from './floor-message';

const textPart = z.object({ type: z.literal('text'), text: z.string() });
const content = z.union([z.string(), z.array(textPart).transform((parts) => parts.map(({ text }) => text).join('\n'))]);

const historyMessagesMax = 50;

/**
 * The request of `POST /api/v1/chat/completions`: OpenAI's Chat Completions, as far as it makes sense here.
 * The last message is the question. System messages are accepted and left out: the house's instructions are its own.
 * Sampling settings are accepted and have no effect.
 */
export const chatRequestSchema = z.object({
  model: z.string().default('floorhand'),
  messages: z
    .array(z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content }))
    .min(1)
    .max(historyMessagesMax)
    .refine((messages) => messages.at(-1)?.role === 'user', 'The last message must be the question, with role "user".')
    .refine((messages) => (messages.at(-1)?.content.length ?? 0) <= questionMaxCharacters, `The question may have ${questionMaxCharacters} characters at most.`),
  stream: z.boolean().default(false),
  stream_options: z.object({ include_usage: z.boolean().default(false) }).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

const searchLimitMax = 20;

/** The request of `POST /api/v1/search`. */
export const searchRequestSchema = z.object({
  query: z.string().trim().min(1).max(questionMaxCharacters),
  limit: z.int().min(1).max(searchLimitMax).default(6),
});

/** One piece of evidence as machines see it. Scores are comparable within one response only. */
export const searchResultSchema = z.object({
  n: z.int(),
  title: z.string(),
  heading: z.string(),
  collection: z.string(),
  document: z.string(),
  document_id: z.int(),
  revision: z.int(),
  passage_id: z.int(),
  page: z.int().nullable(),
  effective_from: z.string().nullable(),
  effective_until: z.string().nullable(),
  score: z.number(),
  text: z.string(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
