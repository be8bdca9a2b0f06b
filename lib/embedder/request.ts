import { z } from 'zod';

const textsMax = 2_048;
/** Longer texts are cut here: far beyond any passage, and attention grows with the square of the length. */
const charactersMax = 4_000;

const text = z.string().transform((value) => value.trim().slice(0, charactersMax)).refine((value) => value !== '', 'must not be empty');

/** The body of `POST /v1/embeddings`, as OpenAI documents it. Vectors have one width here; asking for another is an error. */
export const embeddingsRequest = z.object({
  input: z.preprocess((input) => (typeof input === 'string' ? [input] : input), z.array(text).min(1).max(textsMax)),
  model: z.string().optional(),
  dimensions: z.literal(512, 'must be 512').optional(),
  encoding_format: z.enum(['float', 'base64']).default('float'),
});
export type EmbeddingsRequest = z.infer<typeof embeddingsRequest>;
