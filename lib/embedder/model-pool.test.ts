import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openModelPool, type ModelPool } from './model-pool';

const folder = mkdtempSync(join(tmpdir(), 'floorhand-pool-'));
const file = join(folder, 'thread.mjs');
// A model of lengths, which needs a while for its first text, computes for ever at one text and fails at another.
writeFileSync(file, `
export default (texts) => {
  while (texts.includes('for ever'));
  for (const until = Date.now() + 200; texts.includes('Ready?') && Date.now() < until; );
  if (texts.includes('bad')) throw new Error('broken');
  return { vectors: texts.map((text) => Float32Array.of(text.length)), tokens: texts.length };
};
`);

let pool: ModelPool | undefined;
afterEach(() => pool?.close());
afterAll(() => rmSync(folder, { recursive: true }));

describe('the pool of models', () => {
  it('computes in threads, and gives vectors back in order', async () => {
    pool = await openModelPool({ file, threadsMax: 2 });
    const { vectors, tokens } = await pool.embed(['a', 'abc']);
    expect(vectors).toEqual([Float32Array.of(1), Float32Array.of(3)]);
    expect(tokens).toBe(2);
  });

  it('ends a thread whose turn does not end, and answers again with another one', async () => {
    pool = await openModelPool({ file, threadsMax: 1, turnMsMax: 1_000 });
    await expect(pool.embed(['for ever'])).rejects.toThrow('The model did not answer within 1 s');
    expect(pool.hung()).toBe(1);
    expect((await pool.embed(['abc'])).vectors).toEqual([Float32Array.of(3)]);
  });

  it('is given longer to start than a turn may take', async () => {
    pool = await openModelPool({ file, threadsMax: 1, turnMsMax: 100 });
    expect(pool.hung()).toBe(0);
    await expect(openModelPool({ file, threadsMax: 1, openMsMax: 100 })).rejects.toThrow('The model did not answer within 0.1 s');
  });

  it('passes on what the model throws, and lives on', async () => {
    pool = await openModelPool({ file, threadsMax: 1 });
    await expect(pool.embed(['bad'])).rejects.toThrow('broken');
    expect(pool.hung()).toBe(0);
    expect((await pool.embed(['ab'])).vectors).toEqual([Float32Array.of(2)]);
  });

  it('has the model of the house in its threads', async () => {
    pool = await openModelPool({ threadsMax: 1 });
    const [vector] = (await pool.embed(['Gift cards never expire.'])).vectors;
    expect(vector?.[0]).toBeCloseTo(0.01916, 4);
  });
});
