import fc from 'fast-check';
import { regions, roles, teams, type Region, type Role, type Team } from '@/lib/scope';

/** A random house as a model: everything is named by its place in these lists. Days are `YYYY-MM-DD`. */
export interface RandomHouse {
  stores: { region: Region; timeZone: string }[];
  staff: { role: Role; home: number; also: number[]; allStores: boolean; teams: Team[]; disabled: boolean; locale: string | null }[];
  collections: { minimumRole: Role; stores: number[] | null; regions: Region[] | null; teams: Team[] | null; archived: boolean }[];
  /** `newDraft`: beside the revision in that state there is a newer one, which is a draft. */
  documents: { collection: number; state: 'live' | 'superseded' | 'draft'; from: string | null; until: string | null; passages: string[][]; newDraft: boolean }[];
  questions: RandomQuestion[];
}

/** A question by one of the staff: common words, and perhaps the secret word of one document, as an insider would ask. */
export interface RandomQuestion {
  staff: number;
  /** The store it is asked in; -1 = wherever home is. */
  store: number;
  words: string[];
  about: number | null;
}

/** Today in every test of the property; the days around it are where rules begin and end. */
export const today = '2026-11-23';
const days = ['2026-11-01', '2026-11-22', today, '2026-11-24', '2026-12-31'] as const;

export const vocabulary = [
  'return', 'refund', 'repair', 'gift', 'card', 'discount', 'holiday', 'hours', 'cash', 'safe', 'leather', 'silk', 'client', 'adviser', 'payroll', 'shift',
  'delivery', 'customs', 'invoice', 'loyalty', 'alarm', 'stock', 'transfer', 'fitting', 'uniform', 'training', 'privacy', 'parking', 'window', 'display',
] as const;

const word = fc.constantFrom(...vocabulary);
const place = (count: number) => fc.nat({ max: count - 1 });
/** fast-check gives null once in `freq` times: with 1 there would be nothing else. */
const halfNull = { freq: 2 };
const someOf = <Value>(values: readonly Value[]) => fc.option(fc.subarray([...values]), halfNull);

function documentOf(collections: number): fc.Arbitrary<RandomHouse['documents'][number]> {
  return fc.record({
    collection: place(collections),
    state: fc.constantFrom('live', 'live', 'live', 'superseded', 'draft'),
    from: fc.option(fc.constantFrom(...days), halfNull),
    until: fc.option(fc.constantFrom(...days), halfNull),
    passages: fc.array(fc.array(word, { minLength: 4, maxLength: 12 }), { minLength: 1, maxLength: 2 }),
    newDraft: fc.integer({ min: 0, max: 3 }).map((drawn) => drawn === 0),
  });
}

function staffOf(stores: number): fc.Arbitrary<RandomHouse['staff'][number]> {
  return fc.record({
    role: fc.constantFrom(...roles),
    home: place(stores),
    also: fc.uniqueArray(place(stores), { maxLength: 2 }),
    allStores: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0),
    teams: fc.subarray([...teams]),
    disabled: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
    locale: fc.constantFrom(null, 'en-GB', 'fr-FR'),
  });
}

function collectionOf(stores: number): fc.Arbitrary<RandomHouse['collections'][number]> {
  return fc.record({
    minimumRole: fc.constantFrom('associate', 'associate', ...roles),
    stores: someOf(Array.from({ length: stores }, (_, index) => index)),
    regions: someOf(regions),
    teams: someOf(teams),
    archived: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
  });
}

function questionOf(staff: number, stores: number, documents: number): fc.Arbitrary<RandomQuestion> {
  return fc.record({
    staff: place(staff),
    store: fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: place(stores) }),
    words: fc.array(word, { minLength: 1, maxLength: 5 }),
    about: fc.option(place(documents), { freq: 3 }),
  });
}

export interface HouseSize {
  stores: number;
  staff: number;
  collections: number;
  documents: number;
  questions: number;
}

/** Random houses of one size, with random questions to ask in them. */
export function randomHouse({ stores, staff, collections, documents, questions }: HouseSize): fc.Arbitrary<RandomHouse> {
  const listOf = <Value>(count: number, one: fc.Arbitrary<Value>) => fc.array(one, { minLength: count, maxLength: count });
  // Without bias: fast-check's first runs prefer the smallest values, and those would be houses without any limit.
  return fc.noBias(fc.record({
    stores: listOf(stores, fc.record({ region: fc.constantFrom(...regions), timeZone: fc.constantFrom('Europe/Paris', 'Asia/Tokyo', 'America/New_York') })),
    staff: listOf(staff, staffOf(stores)),
    collections: listOf(collections, collectionOf(stores)),
    documents: listOf(documents, documentOf(collections)),
    questions: listOf(questions, questionOf(staff, stores, documents)),
  }));
}
