import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embedWords } from '@/e2e/fakes/embed-words';
import { keepVectors } from './keep-vectors';

describe('kept vectors', () => {
  let folder = '';
  let asked: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'floorhand-vectors-'));
    asked = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const embedder = (modelName = 'words') => ({
    modelName,
    embed: (texts: readonly string[]) => {
      asked.push(...texts);
      return Promise.resolve(texts.map((text) => embedWords(text, 512)));
    },
  });
  const file = () => join(folder, 'sub', 'vectors.bin');
  const embed = (texts: string[], model?: string) => keepVectors(embedder(model), [file()]).embed(texts, { purpose: 'passage' });

  it('are computed once, and read by the next process', async () => {
    const [first] = await embed(['silk scarf']);
    const [second] = await embed(['silk scarf', 'wool coat']);
    expect(asked).toEqual(['silk scarf', 'wool coat']);
    expect(second).toEqual(first);
  });

  it('are the vectors that the model gave, to four digits', async () => {
    const [kept] = await embed(['a suede bag got wet in the rain']);
    const exact = embedWords('a suede bag got wet in the rain', 512);
    expect(Math.max(...exact.map((value, place) => Math.abs(value - (kept?.[place] ?? 0))))).toBeLessThan(0.0001);
  });

  it('belong to one model', async () => {
    await embed(['silk scarf']);
    await embed(['silk scarf'], 'another');
    expect(asked).toEqual(['silk scarf', 'silk scarf']);
  });

  it('survive a process that was killed while writing', async () => {
    await embed(['silk scarf']);
    appendFileSync(file(), Buffer.alloc(17, 1));
    await embed(['silk scarf']);
    expect(asked).toEqual(['silk scarf']);
  });
});
