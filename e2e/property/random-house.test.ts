import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomHouse } from './random-house';

const houses = fc.sample(randomHouse({ stores: 4, staff: 6, collections: 6, documents: 14, questions: 10 }), { numRuns: 40, seed: 5 });
const collections = houses.flatMap((house) => house.collections);
const documents = houses.flatMap((house) => house.documents);
const questions = houses.flatMap((house) => house.questions);

/** A limit that always or never holds leaves the property nothing to find. */
describe('random houses', () => {
  it.each([
    ['stores', collections.map(({ stores }) => stores !== null)],
    ['regions', collections.map(({ regions }) => regions !== null)],
    ['teams', collections.map(({ teams }) => teams !== null)],
    ['a role', collections.map(({ minimumRole }) => minimumRole !== 'associate')],
    ['a first day', documents.map(({ from }) => from !== null)],
    ['a last day', documents.map(({ until }) => until !== null)],
    ['a state', documents.map(({ state }) => state !== 'live')],
    ['a newer draft', documents.map(({ newDraft }) => newDraft)],
    ['a document they ask about', questions.map(({ about }) => about !== null)],
  ])('sometimes have %s and sometimes not', (_, held) => {
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.85);
  });
});
