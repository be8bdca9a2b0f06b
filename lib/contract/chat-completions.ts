import { z } from 'zod';
import { chatMessageSchema } from './chat-message';
import { writtenText } from './clean-text';
import { questionMaxCharacters } from './floor-message';

const historyMessagesMax = 50;
const notTheHouses = new Set(['system', 'developer']);

/** The question at the end, and the latest messages before it. Instructions are left out: the house has its own. */
const conversation = z.array(chatMessageSchema).transform((messages, context) => {
  const said = messages.filter(({ role }) => !notTheHouses.has(role));
  const last = said.at(-1);
  const question = last?.role === 'user' ? last.content.trim() : '';
  const mistake = last?.role === 'user' ? mistakeIn(question) : 'must end with the question, a message of the role "user"';
  if (mistake === undefined) return { question, earlier: said.slice(-historyMessagesMax, -1) };
  context.addIssue({ code: 'custom', message: mistake });
  return z.NEVER;
});

function mistakeIn(question: string): string | undefined {
  if (question === '') return 'must end with a question, and that one is empty';
  return question.length > questionMaxCharacters ? `must end with a question of ${questionMaxCharacters} characters at most` : undefined;
}

/** A setting that is only known here to be refused where it asks for what the house cannot do. */
const refused = (cannot: (value: unknown) => boolean, message: string) => z.unknown().refine((value) => !cannot(value), message).optional();
const named = (value: unknown, field: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined);

/**
 * The request of `POST /api/v1/chat/completions`: OpenAI's Chat Completions, as far as it makes sense here.
 * Sampling settings and unknown fields are accepted and have no effect; what asks for another kind of answer is refused.
 */
export const chatRequestSchema = z.object({
  model: z.string().nullish().transform((model) => model ?? 'floorhand'),
  messages: conversation,
  stream: z.boolean().nullish().transform((stream) => stream ?? false),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  n: refused((n) => n !== undefined && n !== null && n !== 1, 'can only be 1: there is one answer to a question'),
  tool_choice: refused((choice) => choice === 'required' || named(choice, 'type') !== undefined, 'cannot ask for a tool: answers are text'),
  function_call: refused((call) => named(call, 'name') !== undefined, 'cannot ask for a function: answers are text'),
  response_format: refused((format) => !['text', undefined].includes(named(format, 'type') as string | undefined), 'can only be {"type": "text"}'),
  modalities: refused((kinds) => Array.isArray(kinds) && kinds.some((kind) => kind !== 'text'), 'can only be ["text"]'),
  audio: refused((audio) => audio !== undefined && audio !== null, 'cannot be asked for: answers are text'),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

const searchLimitMax = 20;
const searchResultsUsual = 6;

/** The request of `POST /api/v1/search`. */
export const searchRequestSchema = z.object({
  query: writtenText().min(1).max(questionMaxCharacters),
  limit: z.int().min(1).max(searchLimitMax).nullish().transform((limit) => limit ?? searchResultsUsual),
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
