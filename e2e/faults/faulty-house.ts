import { randomUUID } from 'node:crypto';
import { openDatabase } from '@/db/client';
import { guardDatabase } from '@/db/guard-database';
import { answerQuestion } from '@/lib/ask/answer-question';
import type { AskServices } from '@/lib/ask/ask';
import { makeFlights } from '@/lib/ask/recall/flights';
import { shareFlights } from '@/lib/ask/recall/share-flights';
import { makeRateLimiter } from '@/lib/budget/limit-rate';
import { storeMsMax } from '@/lib/budget/rate-policies';
import { openMemoryStore } from '@/lib/budget/rate/open-memory-store';
import { openRedisStore } from '@/lib/budget/rate/open-redis-store';
import { systemClock } from '@/lib/clock';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeGate } from '@/lib/gate';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeEmbedder } from '@/lib/models/embed';
import { guardEmbedder } from '@/lib/models/guard-embedder';
import { makeLadder } from '@/lib/models/ladder';
import { gates, policies } from '@/lib/resilience';
import { startFakeModel, type FakeModel } from '../fakes/fake-model';
import type { TestDatabase } from '../fixtures/test-database';
import { testPurse } from '../fixtures/test-purse';
import { databaseThrough } from './database-through';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy';

export type Dependency = 'model' | 'embedder' | 'redis' | 'postgres';

/** How a question ended: its outcome, its rung or the code of its error, and what its reader was told beside. */
export interface Ended {
  ending: string;
  notices: string[];
}

/** The path of a question with one dependency behind a proxy that can be told to misbehave, guarded as a server guards it. */
export interface FaultyHouse {
  proxy: FaultyProxy;
  fake: FakeModel;
  ask(): Promise<Ended>;
  /** How many are still behind a gate. */
  underWay(): number;
  close(): Promise<void>;
}

interface Parts {
  faulty: Dependency;
  home: TestDatabase;
  staffId: number;
  redisUrl: string | undefined;
}

const quiet = { away: () => undefined, back: () => undefined };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const question = 'Can handbags be returned?';
/** Shorter than in service: a test waits for each. */
const [silentMsMax, databaseMsMax] = [1_000, 1_500];

export async function openFaultyHouse({ faulty, home, staffId, redisUrl }: Parts): Promise<FaultyHouse> {
  const fake = await startFakeModel();
  const through = faulty === 'postgres' ? await databaseThrough(home.address) : undefined;
  const redis = redisUrl === undefined ? undefined : new URL(redisUrl);
  const target = faulty === 'redis' ? { host: redis?.hostname ?? '', port: Number(redis?.port || 6379) } : { host: '127.0.0.1', port: fake.port };
  const proxy = through?.proxy ?? (await startFaultyProxy(target));
  const addressOf = (dependency: Dependency) => (faulty === dependency ? `http://127.0.0.1:${proxy.port}/v1` : fake.baseUrl);
  // All but the faulty one share what the test has anyway.
  const opened = through && openDatabase(through.address, { poolMax: 4, connectMsMax: databaseMsMax, answerMsMax: databaseMsMax, onIdleError: () => undefined });
  const db = opened ? guardDatabase(opened, quiet, { ...policies.postgres, deadlineMs: databaseMsMax }) : home.db;
  const redisAddress = `redis://127.0.0.1:${proxy.port}${redis?.pathname ?? ''}`;
  const store = faulty === 'redis' ? openRedisStore({ url: redisAddress, answerMsMax: storeMsMax }) : openMemoryStore(systemClock);
  // Everybody waits for Redis to say who flies, so the rides are shared where Redis is the faulty one.
  const sharedFlights = faulty === 'redis' ? shareFlights(redisAddress, silent, systemClock) : undefined;
  const rateLimiter = makeRateLimiter({ store, answerMsMax: storeMsMax, factor: 1_000, log: silent, clock: systemClock });
  const services: AskServices = {
    db, rateLimiter, clock: systemClock, log: silent, thesaurus: makeHouseThesaurus(systemClock), flights: makeFlights(), sharedFlights, gate: makeGate(gates.questions), purse: testPurse(home.db, systemClock, silent),
    embedder: guardEmbedder(makeEmbedder({ baseUrl: addressOf('embedder'), apiKey: 'test', modelName: 'words', paid: false }), { outage: quiet, clock: systemClock }),
    ladder: makeLadder({ apiKey: 'test', baseUrl: addressOf('model'), premiumModel: 'big', economyModel: 'small', firstChunkMsMax: silentMsMax, betweenChunksMsMax: silentMsMax }),
  };
  return {
    proxy, fake,
    ask: () => ask(services, staffId),
    underWay: () => (services.gate?.state().underWay ?? 0) + services.ladder.reduce((sum, step) => sum + (step.paid ? step.guard.queue().underWay : 0), 0),
    async close() {
      await proxy.behave({ kind: 'none' });
      sharedFlights?.close();
      await Promise.all([opened?.close(), rateLimiter.close(), fake.close()]);
      await proxy.close();
    },
  };
}

/** Asks as a process of its own. */
async function ask(services: AskServices, staffId: number): Promise<Ended> {
  const asker = { staffId, storeId: null, deviceId: null, accessVersion: null, via: 'key' } as const;
  const run = { runId: randomUUID(), asker, question, from: { channel: 'api', history: [] }, signal: new AbortController().signal } as const;
  const events: RunEvent[] = [];
  for await (const event of answerQuestion(run, { ...services, flights: makeFlights() })) events.push(event);
  const end = events.find((event) => event.type === 'end');
  return { ending: end === undefined ? 'nothing' : `${end.outcome} ${end.errorCode ?? end.rung}`, notices: events.flatMap((event) => (event.type === 'notice' ? [event.code] : [])) };
}
