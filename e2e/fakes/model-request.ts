import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

const contentSchema = z.union([z.string(), z.array(z.object({ text: z.string().default('') }).loose()).transform((parts) => parts.map(({ text }) => text).join(''))]);

/** The part of OpenAI's Chat Completions request that the fake understands. */
export const chatRequestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: contentSchema.nullish() }).loose()).min(1),
  stream: z.boolean().default(false),
  stream_options: z.object({ include_usage: z.boolean().default(false) }).loose().default({ include_usage: false }),
}).loose();
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export const embeddingsRequestSchema = z.object({
  model: z.string(),
  input: z.union([z.string().transform((text) => [text]), z.array(z.string())]),
  dimensions: z.int().positive().default(512),
  encoding_format: z.enum(['float', 'base64']).default('float'),
}).loose();
export type EmbeddingsRequest = z.infer<typeof embeddingsRequestSchema>;

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}

export function lastMessage(request: ChatRequest): string {
  return request.messages.at(-1)?.content ?? '';
}

/** A round figure, four characters a token, so that tests can foretell it. */
export function countRoughTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
