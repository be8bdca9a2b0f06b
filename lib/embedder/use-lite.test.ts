import { beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddingModel } from './model';
import { loadUseLite } from './use-lite';

let model: EmbeddingModel;
beforeAll(() => {
  model = loadUseLite();
});

async function embed(text: string): Promise<Float32Array> {
  return (await model.embed([text])).vectors[0] ?? new Float32Array();
}

function likeness(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

describe('Universal Sentence Encoder Lite', () => {
  // The figures come from the model as it was published, run by TensorFlow.js 4.5.
  it.each([
    ['a sentence', 'Gift cards never expire.', [0.01916, -0.04323, 0.06096, 0.04416, -0.01637, -0.04203]],
    ['other languages and unknown symbols', 'Größe 38 — “très” chère 🎉🎉 日本', [-0.03847, 0.02214, 0.01999, 0.01295, -0.06186, -0.04608]],
    ['more than it reads', 'The refund is made to the original means of payment. '.repeat(20), [-0.03238, -0.04113, 0.06119, 0.0606, 0.05532, 0.02762]],
  ])('gives the vectors it was published with: %s', async (_, text, first) => {
    const vector = await embed(text);
    for (const [at, value] of first.entries()) expect(vector[at]).toBeCloseTo(value, 4);
  });

  it('finds texts alike that mean alike', async () => {
    const [asked, answer, other] = [await embed('Can I return these shoes?'), await embed('How do I bring back boots I bought?'), await embed('The shop opens at nine.')];
    expect(likeness(asked, answer)).toBeGreaterThan(likeness(asked, other) + 0.1);
  });

  it('gives vectors of unit length, and a text the same one alone and after others', async () => {
    const { vectors, tokens } = await model.embed(['A much longer text about something else, which leaves its numbers in every room.', 'Gift cards never expire.']);
    expect(vectors.map((vector) => vector.length)).toEqual([512, 512]);
    expect(Math.hypot(...(vectors[1] ?? []))).toBeCloseTo(1, 5);
    expect(vectors[1]).toEqual(await embed('Gift cards never expire.'));
    expect(tokens).toBeGreaterThan(20);
  });

  it('takes any text', async () => {
    for (const text of ['?', '\u0000', '   a   ', 'x'.repeat(4_000), '🎉', '\ud83c']) expect((await embed(text)).every(Number.isFinite)).toBe(true);
  });
});
