import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nearGroups } from './near-groups';
import { packPhraseVectors, readPhraseVectors } from './phrase-vectors';
import { readThesaurus } from './read-thesaurus';
import { retailThesaurus } from './thesaurus/retail-thesaurus';

const thesaurus = readThesaurus([{ lines: ['money back, get a refund', 'lost parcel, parcel went missing'], isTopic: true }]);
const axis = (place: number) => Array.from({ length: 512 }, (_, index) => (index === place ? 0.5 : 0));
const phrases = ['money back', 'get a refund', 'lost parcel', 'parcel went missing'];
const packed = packPhraseVectors('model', phrases, [axis(0), axis(1), axis(2), axis(3)]);

it('gives each phrase its vector back, of length 1, with its group', () => {
  const vectors = readPhraseVectors(packed, 'model', thesaurus);
  expect(vectors.map(({ vector }) => vector.findIndex((value) => value > 0.99))).toEqual([0, 1, 2, 3]);
  expect(nearGroups(Float32Array.from(axis(2)).map((value) => value * 2), vectors, 2)).toEqual([thesaurus.groups[1]]);
});

it('uses no vectors of another model or of a thesaurus that has changed', () => {
  expect(readPhraseVectors(packed, 'other', thesaurus)).toEqual([]);
  expect(readPhraseVectors(packed, 'model', readThesaurus([{ lines: ['money back'], isTopic: true }]))).toEqual([]);
});

it('ships vectors that fit the built-in thesaurus (else: npm run thesaurus:vectors)', () => {
  const file = readFileSync(join(import.meta.dirname, 'thesaurus/phrase-vectors.bin'));
  expect(readPhraseVectors(file, 'use-lite-512', readThesaurus(retailThesaurus)).length).toBeGreaterThan(3_000);
});
