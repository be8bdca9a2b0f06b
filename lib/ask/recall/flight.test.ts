import { describe, expect, it } from 'vitest';
import type { Flying } from './flight';
import { makeFlights } from './flights';

const always = new AbortController().signal;

/** A stream that says what it is told to, and ends when it is told or aborted. */
function dictated() {
  const said: string[] = [];
  let news = Promise.withResolvers<void>();
  let end: 'open' | 'well' | 'badly' = 'open';
  const tell = (work: () => void) => {
    work();
    news.resolve();
    news = Promise.withResolvers<void>();
  };
  const seen = { started: 0, aborted: false };
  async function* source({ signal }: Pick<Flying, 'signal'>): AsyncGenerator<string> {
    seen.started += 1;
    signal.addEventListener('abort', () => {
      seen.aborted = true;
      tell(() => (end = 'badly'));
    });
    for (;;) {
      const next = said.shift();
      if (next !== undefined) yield next;
      else if (end === 'badly') throw new Error('broken off');
      else if (end === 'well') return;
      else await news.promise;
    }
  }
  return { seen, source, say: (text: string) => tell(() => said.push(text)), end: (how: 'well' | 'badly') => tell(() => (end = how)) };
}

async function all(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

describe('one call of a model', () => {
  it('serves everybody who asks the same meanwhile, from the beginning', async () => {
    const [flights, model] = [makeFlights(), dictated()];
    const readers = Array.from({ length: 100 }, () => all(flights.join('same', model.source).flight.read(always)));
    model.say('Within 30 days');
    const late = all(flights.join('same', model.source).flight.read(always));
    model.say(', with the receipt.');
    model.end('well');
    expect(new Set(await Promise.all([...readers, late]))).toEqual(new Set(['Within 30 days, with the receipt.']));
    expect(model.seen.started).toBe(1);
  });

  it('is for one question: another key makes another call', () => {
    const [flights, model] = [makeFlights(), dictated()];
    expect([flights.join('one', model.source).opened, flights.join('other', model.source).opened]).toEqual([true, true]);
  });

  it('goes on while anybody reads, and is ended when the last one leaves', async () => {
    const [flights, model] = [makeFlights(), dictated()];
    const { flight } = flights.join('same', model.source);
    const leaving = new AbortController();
    const first = all(flight.read(leaving.signal));
    const second = flight.read(always);
    const next = second.next();
    leaving.abort();
    await expect(first).rejects.toThrow('Stopped');
    expect(model.seen.aborted).toBe(false);
    model.say('still');
    expect(await next).toMatchObject({ value: 'still' });
    await second.return(undefined);
    // Whoever comes now does not board what is being ended.
    expect(flights.join('same', dictated().source).opened).toBe(true);
    await flight.parted();
    expect(model.seen.aborted).toBe(true);
  });

  it('that failed is not joined any more, fails all who read it, and lets go of its provider', async () => {
    const [flights, model] = [makeFlights(), dictated()];
    const readers = [1, 2].map(() => all(flights.join('same', model.source).flight.read(always)));
    model.end('badly');
    for (const reader of readers) await expect(reader).rejects.toThrow('broken off');
    expect(model.seen.aborted).toBe(true);
    expect(flights.join('same', dictated().source).opened).toBe(true);
  });
});
