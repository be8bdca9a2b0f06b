import { describe, expect, it } from 'vitest';
import { makeLineUp, TooBusy } from './line-up';
import type { EmbeddingModel } from './model';

const limits = { questionsMax: 4, passagesMax: 8, charactersPerTurn: 100 };
const never = new AbortController().signal;
const passage = 'A passage of some length, as ingestion sends it.'.padEnd(80, '.');

/** A model that notes what it was asked, and answers with the length of each text. */
function makeModel(): EmbeddingModel & { turns: string[][] } {
  const turns: string[][] = [];
  return {
    name: 'lengths',
    dimensions: 1,
    turns,
    embed(texts) {
      turns.push([...texts]);
      return Promise.resolve({ vectors: texts.map((text) => Float32Array.of(text.length)), tokens: texts.length });
    },
  };
}

/** A model of several lanes, whose turns end when the test says so. */
function makeSlowModel(lanes: number) {
  const turns: { texts: readonly string[]; end(): void }[] = [];
  const model = {
    name: 'lengths',
    dimensions: 1,
    lanes,
    embed: (texts: readonly string[]) =>
      new Promise<Awaited<ReturnType<EmbeddingModel['embed']>>>((resolve) => {
        turns.push({ texts, end: () => resolve({ vectors: texts.map((text) => Float32Array.of(text.length)), tokens: texts.length }) });
      }),
  };
  async function finish(more: () => boolean): Promise<void> {
    while (more()) {
      turns.shift()?.end();
      await new Promise(setImmediate);
    }
  }
  return { model, underWay: () => turns.flatMap(({ texts }) => texts), finish };
}

describe('the line before the model', () => {
  it('answers everyone with their own vectors, in order', async () => {
    const line = makeLineUp(makeModel(), limits);
    const [one, many] = await Promise.all([line.embed(['a question'], never), line.embed([passage, 'short', `${passage}!`], never)]);
    expect(one.vectors.map(([length]) => length)).toEqual([10]);
    expect(many.vectors.map(([length]) => length)).toEqual([80, 5, 81]);
    expect(many.tokens).toBe(3);
  });

  it('lets a question wait behind one turn of passages at most', async () => {
    const model = makeModel();
    const line = makeLineUp(model, limits);
    const passages = line.embed([passage, passage, passage], never);
    await line.embed(['a question'], never);
    expect(model.turns).toEqual([[passage], ['a question']]);
    await passages;
    expect(model.turns).toHaveLength(4);
  });

  it('turns away what it could not do soon', async () => {
    const line = makeLineUp(makeModel(), limits);
    const first = line.embed(Array.from({ length: 8 }, () => passage), never);
    await expect(line.embed([passage, passage], never)).rejects.toThrow(TooBusy);
    expect((await first).vectors).toHaveLength(8);
    expect(line.waiting()).toEqual({ questions: 0, passages: 0 });
  });

  it('fills every lane of the model, but keeps one free of passages', async () => {
    const { model, underWay, finish } = makeSlowModel(3);
    const line = makeLineUp(model, limits);
    const jobs = [line.embed([passage, passage], never), line.embed([`${passage}2`, passage], never), line.embed([`${passage}3`, passage], never)];
    expect(underWay()).toEqual([passage, `${passage}2`]);
    const question = line.embed(['a question'], never);
    expect(underWay()).toEqual([passage, `${passage}2`, 'a question']);
    await finish(() => underWay().length > 0);
    expect(await question).toMatchObject({ tokens: 1 });
    expect((await Promise.all(jobs)).map(({ vectors }) => vectors.map(([length]) => length))).toEqual([[80, 80], [81, 80], [81, 80]]);
  });

  it('tells whoever counts what was done and what was turned away', async () => {
    const told: unknown[] = [];
    const line = makeLineUp(makeModel(), limits, { turn: (kind, texts, _, well) => told.push([kind, texts, well]), turnedAway: (kind, texts) => told.push([kind, texts]) });
    await Promise.allSettled([line.embed(['a question'], never), line.embed(Array.from({ length: 9 }, () => passage), never)]);
    expect(told).toEqual([['passage', 9], ['question', 1, true]]);
  });

  it('does not work for those who have left', async () => {
    const model = makeModel();
    const line = makeLineUp(model, limits);
    void line.embed([passage], never);
    void line.embed([`${passage}gone`, passage], AbortSignal.abort());
    void line.embed(['gone'], AbortSignal.abort());
    await line.embed([`${passage}stays`, passage], never);
    expect(model.turns.flat().join()).not.toContain('gone');
  });

  it('goes on after a failure of the model', async () => {
    const model = makeModel();
    const line = makeLineUp({ ...model, embed: (texts) => (texts.includes('bad') ? Promise.reject(new Error('broken')) : model.embed(texts)) }, limits);
    await expect(line.embed(['bad'], never)).rejects.toThrow('broken');
    await expect(line.embed(['bad', passage], never)).rejects.toThrow('broken');
    expect((await line.embed(['good'], never)).vectors).toHaveLength(1);
  });
});
