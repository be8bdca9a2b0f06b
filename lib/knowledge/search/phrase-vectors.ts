import { createHash } from 'node:crypto';
import { phrasesToEmbed, type PhraseVector } from './near-groups';
import type { Thesaurus } from './read-thesaurus';

const dimensions = 512;
const headerBytes = 32;
const largest = 127;

/** Names a list of phrases and the model: vectors of another list or model are not used. */
function nameOf(model: string, phrases: readonly string[]): Buffer {
  return createHash('sha256').update([model, ...phrases].join('\n')).digest();
}

/** Vectors of phrases as one file: a hash of model and phrases, then 512 signed bytes a phrase (finer is of no use for "near"). */
export function packPhraseVectors(model: string, phrases: readonly string[], vectors: readonly (readonly number[])[]): Buffer {
  const body = Buffer.alloc(phrases.length * dimensions);
  for (const [row, vector] of vectors.entries()) {
    const scale = Math.max(...vector.map(Math.abs), Number.MIN_VALUE);
    for (const [place, value] of vector.entries()) body.writeInt8(Math.round((value / scale) * largest), row * dimensions + place);
  }
  return Buffer.concat([nameOf(model, phrases), body]);
}

/** The vectors of a thesaurus' phrases, each of length 1; none when the file was made for another thesaurus or model. */
export function readPhraseVectors(file: Buffer, model: string, thesaurus: Thesaurus): PhraseVector[] {
  const phrases = phrasesToEmbed(thesaurus);
  const name = nameOf(model, phrases.map(({ phrase }) => phrase));
  if (!name.equals(file.subarray(0, headerBytes))) return [];
  return phrases.map(({ group }, row) => ({ group, vector: unitVector(file, headerBytes + row * dimensions) }));
}

function unitVector(file: Buffer, start: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, (_, place) => file.readInt8(start + place));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
