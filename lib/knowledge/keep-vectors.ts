import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PassageEmbedder } from './embed-passages';

const dimensions = 512;
const hashBytes = 32;
/** One record: SHA-256 of model and text, a scale, 512 whole numbers of 16 bits. That is finer than the database's own halfvec. */
const recordBytes = hashBytes + 4 + 2 * dimensions;
const largest = 32_767;

/** Names the vector of a text by one model. */
export function vectorKey(model: string, text: string): string {
  return createHash('sha256').update(`${model}\0${text}`).digest('hex');
}

export function writeVector(key: string, vector: readonly number[]): Buffer {
  const record = Buffer.alloc(recordBytes);
  const scale = Math.max(...vector.map(Math.abs), Number.MIN_VALUE);
  record.write(key, 'hex');
  record.writeFloatLE(scale, hashBytes);
  for (const [place, value] of vector.entries()) record.writeInt16LE(Math.round((value / scale) * largest), hashBytes + 4 + 2 * place);
  return record;
}

/** The vectors of a file by their keys. An unfinished record at the end, left by a killed process, is passed over. */
export function readVectors(file: string): Map<string, Buffer> {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const records = Array.from({ length: Math.floor(bytes.length / recordBytes) }, (_, place) => bytes.subarray(place * recordBytes, (place + 1) * recordBytes));
  return new Map(records.map((record) => [record.toString('hex', 0, hashBytes), record]));
}

function vectorOf(record: Buffer): number[] {
  const scale = record.readFloatLE(hashBytes);
  return Array.from({ length: dimensions }, (_, place) => (record.readInt16LE(hashBytes + 4 + 2 * place) / largest) * scale);
}

/**
 * An embedder that remembers: what stands in one of the files is never computed again, and what is new is appended to the last.
 * For texts that are embedded again and again (the demo house, evals); whatever may have to be erased does not belong here.
 */
export function keepVectors(embedder: PassageEmbedder, files: readonly [...string[], string]): PassageEmbedder {
  const written = files[files.length - 1] ?? '';
  let kept: Map<string, Buffer> | undefined;

  async function embedNew(texts: readonly string[], known: Map<string, Buffer>, options: Parameters<PassageEmbedder['embed']>[1]): Promise<void> {
    if (texts.length === 0) return;
    const vectors = await embedder.embed(texts, options);
    const records = texts.map((text, place) => writeVector(vectorKey(embedder.modelName, text), vectors[place] ?? []));
    for (const record of records) known.set(record.toString('hex', 0, hashBytes), record);
    mkdirSync(dirname(written), { recursive: true });
    appendFileSync(written, Buffer.concat(records));
  }

  return {
    modelName: embedder.modelName,
    async embed(texts, options) {
      const known = (kept ??= new Map(files.flatMap((file) => [...readVectors(file)])));
      const keys = texts.map((text) => vectorKey(embedder.modelName, text));
      await embedNew(texts.filter((_, place) => !known.has(keys[place] ?? '')), known, options);
      return keys.map((key) => vectorOf(known.get(key) ?? Buffer.alloc(recordBytes)));
    },
  };
}
