import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropUnknownMarkers } from './drop-unknown-markers';

async function through(chunks: readonly string[], known: number) {
  const counter = { droppedMarkers: 0 };
  let text = '';
  for await (const delta of dropUnknownMarkers((async function* () { yield* chunks; })(), known, counter)) text += delta;
  return { text, dropped: counter.droppedMarkers };
}

it('keeps known markers and drops unknown ones', async () => {
  expect(await through(['Thirty days [1]. Ask [7] first [2].'], 2)).toEqual({ text: 'Thirty days [1]. Ask first [2].', dropped: 1 });
});

it('treats [0] as unknown and leaves other brackets alone', async () => {
  expect(await through(['a [0] b [sic] c [12'], 3)).toEqual({ text: 'a b [sic] c [12', dropped: 1 });
});

it('reads several markers in one pair of brackets', async () => {
  expect(await through(['Thirty days [1, 9]. Ask [1', '-3]. See [2;1].'], 3)).toEqual({ text: 'Thirty days [1]. Ask [1][2][3]. See [2][1].', dropped: 1 });
});

it('gives the same text however the stream was cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('[', ']', '1', '2', '9', ' ', 'a', '[1]', ' [4]', '[99]', '[1, 2]', ',', '-')), fc.array(fc.nat(40)), async (pieces, cuts) => {
      const text = pieces.join('');
      const places = [...new Set(cuts.filter((cut) => cut < text.length))].sort((a, b) => a - b);
      const chunks = [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length));
      expect(await through(chunks, 2)).toEqual(await through([text], 2));
    }),
  );
});
