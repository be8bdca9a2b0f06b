import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import type { Principal } from '@/lib/access/principal';
import type { Ask, AskServices } from '@/lib/ask/ask';
import { makeFlights } from '@/lib/ask/recall/flights';
import { testPurse } from '@/e2e/fixtures/test-purse';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { embedWords } from '../fakes/embed-words';
import { generousLimiter } from '../fixtures/generous-limiter';
import { fakeEmbeddingModel, secretOf, type HouseIds } from './fill-random-house';
import type { RandomHouse, RandomQuestion } from './random-house';

/** It is still the 23rd in Paris and New York, and already the 24th in Tokyo. */
const now = new Date('2026-11-23T22:00:00Z');

export function dayAt(house: RandomHouse, store: number): string {
  return house.stores[store]?.timeZone === 'Asia/Tokyo' ? '2026-11-24' : '2026-11-23';
}

/** The path's services with a fixed clock, vectors made of words, and no model. What it logs is kept in `logged`. */
export function propertyServices(db: Database): AskServices & { logged: string[] } {
  const logged: string[] = [];
  const note = (event: string, fields: object = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const clock = { now: () => now };
  const log = { info: () => undefined, warn: note, error: note };
  return {
    db, clock, logged, log,
    flights: makeFlights(), purse: testPurse(db, clock, log),
    ladder: makeLadder(null),
    rateLimiter: generousLimiter(),
    thesaurus: makeHouseThesaurus(clock),
    embedder: { modelName: fakeEmbeddingModel, paid: false, embed: (texts) => Promise.resolve(texts.map((text) => embedWords(text, 512))) },
  };
}

export function principalOf(ids: HouseIds, staff: number, store: number): Principal {
  return { staffId: ids.staff[staff] ?? -1, storeId: store < 0 ? null : (ids.stores[store] ?? -1), deviceId: null, accessVersion: 1, via: 'full' };
}

export function askOf(ids: HouseIds, { staff, store, words, about }: RandomQuestion, from: Ask['from'] = { channel: 'api', history: [] }): Ask {
  const question = [...words, ...(about === null ? [] : [secretOf(about)])].join(' ');
  return { runId: randomUUID(), asker: principalOf(ids, staff, store), question, from, signal: new AbortController().signal };
}

export function newConversation(conversationId: string = randomUUID()): Ask['from'] {
  return { channel: 'tablet', conversationId, questionId: randomUUID() };
}
