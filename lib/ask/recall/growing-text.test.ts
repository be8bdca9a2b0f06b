import { describe, expect, it, vi } from 'vitest';
import { makeGrowingText } from './growing-text';

describe('a text that grows', () => {
  it('is told at once when it begins, then in pieces of what came meanwhile, and whole', async () => {
    const text = makeGrowingText();
    const told: string[] = [];
    const reading = (async () => {
      for await (const piece of text.read(new AbortController().signal)) told.push(piece);
    })();
    text.add('Within');
    await vi.waitFor(() => expect(told).toEqual(['Within']));
    for (const word of [' thirty', ' days', '.']) text.add(word);
    text.finish({ well: true });
    await reading;
    expect(told).toEqual(['Within', ' thirty days.']);
  });

  it('lets go of a reader who leaves between two pieces', async () => {
    const text = makeGrowingText();
    const leaving = new AbortController();
    const reading = text.read(leaving.signal);
    text.add('Within');
    expect(await reading.next()).toEqual({ done: false, value: 'Within' });
    const next = reading.next();
    leaving.abort();
    await expect(next).rejects.toThrow('Stopped');
  });
});
