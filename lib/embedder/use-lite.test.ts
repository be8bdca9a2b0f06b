import { beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddingModel } from './model';
import { loadUseLite } from './use-lite';

let model: EmbeddingModel;
beforeAll(async () => {
  model = await loadUseLite();
}, 60_000);

function likeness(one: Float32Array | undefined, other: Float32Array | undefined): number {
  return (one ?? new Float32Array()).reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0);
}

describe('Universal Sentence Encoder Lite', () => {
  it('gives vectors of unit length, alike for texts that are alike', async () => {
    const { vectors, tokens } = await model.embed(['Can I return these shoes?', 'How do I bring back boots I bought?', 'The shop opens at nine.']);
    expect(vectors.map((vector) => vector.length)).toEqual([512, 512, 512]);
    expect(Math.hypot(...(vectors[0] ?? []))).toBeCloseTo(1, 4);
    expect(likeness(vectors[0], vectors[1])).toBeGreaterThan(likeness(vectors[0], vectors[2]) + 0.1);
    expect(tokens).toBeGreaterThan(15);
  });

  it('gives a text the same vector alone and among others', async () => {
    const alone = await model.embed(['Gift cards never expire.']);
    const among = await model.embed(['A much longer text about something else, which decides how wide the batch is padded.', 'Gift cards never expire.']);
    expect(likeness(alone.vectors[0], among.vectors[1])).toBeCloseTo(1, 4);
  });
});
