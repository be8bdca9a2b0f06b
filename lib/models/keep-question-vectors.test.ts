import { describe, expect, it } from 'vitest';
import type { Embedder } from './embed';
import { keepQuestionVectors } from './keep-question-vectors';

/** An embedder that counts its calls, and fails when it is told to. */
function counted() {
  const state = { calls: 0, fails: false, nowMs: 0 };
  const embedder: Embedder = {
    modelName: 'local',
    paid: false,
    embed(texts) {
      state.calls += 1;
      return state.fails ? Promise.reject(new Error('away')) : Promise.resolve(texts.map((text) => [text.length]));
    },
  };
  return { state, embedder: keepQuestionVectors(embedder, { now: () => new Date(state.nowMs) }) };
}

const question = { purpose: 'question' } as const;

describe('the vectors of questions', () => {
  it('are made once for the same text, and again after ten minutes', async () => {
    const { state, embedder } = counted();
    for (const text of ['wet suede', 'wet suede', 'gift card']) expect(await embedder.embed([text], question)).toEqual([[text.length]]);
    expect(state.calls).toBe(2);
    state.nowMs = 10 * 60_000;
    await embedder.embed(['wet suede'], question);
    expect(state.calls).toBe(3);
  });

  it('are those of a text, whatever its spaces, and are known without a call', async () => {
    const { state, embedder } = counted();
    expect(embedder.kept?.('wet suede')).toBeNull();
    await embedder.embed([' wet  suede'], question);
    expect(embedder.kept?.('wet suede ')).toEqual([9]);
    expect(await embedder.embed(['wet suede'], question)).toEqual([[9]]);
    expect(state.calls).toBe(1);
  });

  it('are not kept of a call that failed, nor of passages', async () => {
    const { state, embedder } = counted();
    state.fails = true;
    await expect(embedder.embed(['wet suede'], question)).rejects.toThrow('away');
    state.fails = false;
    await embedder.embed(['wet suede'], question);
    await embedder.embed(['wet suede'], { purpose: 'passage' });
    await embedder.embed(['wet suede'], { purpose: 'passage' });
    expect(state.calls).toBe(4);
  });

  it('are two thousand at most: the oldest goes first', async () => {
    const { state, embedder } = counted();
    for (let number = 0; number <= 2_000; number += 1) await embedder.embed([`question ${number}`], question);
    await embedder.embed(['question 2000'], question);
    expect(state.calls).toBe(2_001);
    await embedder.embed(['question 0'], question);
    expect(state.calls).toBe(2_002);
  });
});
