import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database, type DatabaseAddress } from '@/db/client';
import { readAddress } from '@/db/embedded/address';
import type { AskServices } from '@/lib/ask/ask';
import { makeRunningRuns, type RunningRuns } from '@/lib/ask/running-runs';
import { noOtherProcess, openStopChannel } from '@/lib/ask/stop-channel';
import { systemClock } from '@/lib/clock';
import { readEnv, type Env } from '@/lib/env';
import { makeHouseThesaurus, type HouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { jsonLog, type Log } from '@/lib/log';
import { makeEmbedder, type Embedder } from '@/lib/models/embed';
import { makeLadder, type Ladder } from '@/lib/models/ladder';

/** Everything that is made once per process. Also what the path of a question takes (`AskServices`). */
export interface Services extends AskServices {
  env: Env;
  runs: RunningRuns;
  /** Ends every connection; a server never calls it, a command does. */
  close(): Promise<void>;
}

/** How long a connection to the database may take before the request is told that it is away. */
const connectMsMax = 5_000;

// Routes, pages and actions are bundled apart from each other; only `globalThis` is the same for all of them.
const house = globalThis as typeof globalThis & { floorhandServices?: Services };

/** The services of this process, made at the first call. The environment is read then, never at import. */
export function services(): Services {
  return (house.floorhandServices ??= makeServices(readEnv()));
}

/** Makes the services of one environment. Nothing is connected yet. */
export function makeServices(env: Env): Services {
  const log = jsonLog((line) => process.stderr.write(`${line}\n`), systemClock.now);
  const { db, close: closeDatabase } = open(env, log);
  const channel = env.REDIS_URL === undefined ? noOtherProcess : openStopChannel(env.REDIS_URL, log);
  const close = async () => void (await Promise.all([closeDatabase(), channel.close()]));
  return { env, db, close, log, clock: systemClock, embedder: embedderOf(env), ladder: ladderOf(env), thesaurus: thesaurusOf(env), runs: makeRunningRuns(channel) };
}

function open(env: Env, log: Log): { db: Database; close(): Promise<void> } {
  return openDatabase(databaseAddress(env), {
    poolMax: env.DATABASE_POOL_MAX,
    connectMsMax,
    onIdleError: (error) => log.warn('database_connection_lost', { cause: error.message }),
  });
}

/** Which database the environment names; the embedded one by the socket its supervisor passed on. */
export function databaseAddress(env: Env): DatabaseAddress {
  if (env.DATABASE_URL !== undefined) return { kind: 'postgres', url: env.DATABASE_URL };
  if (env.POSTGRES_URL !== undefined) return { kind: 'vercel', url: env.POSTGRES_URL };
  if (env.FLOORHAND_DATABASE_SOCKET === undefined) throw new Error('No database: start the product with "npm start", or set DATABASE_URL.');
  const { host, port } = readAddress(env.FLOORHAND_DATABASE_SOCKET);
  return { kind: 'embedded', socketFolder: host, port };
}

function embedderOf(env: Env): Embedder {
  return makeEmbedder({
    // Without a supervisor there is no local embedder; the port that nothing listens on makes every search fall back to words.
    baseUrl: env.EMBEDDING_BASE_URL ?? env.FLOORHAND_EMBEDDER_URL ?? 'http://127.0.0.1:9/v1',
    apiKey: env.EMBEDDING_API_KEY,
    modelName: env.EMBEDDING_MODEL,
  });
}

function thesaurusOf(env: Env): HouseThesaurus {
  const file = join(process.cwd(), 'lib/knowledge/search/thesaurus/phrase-vectors.bin');
  // Without the file a search only lacks its guesses.
  const readVectors = () => (existsSync(/* turbopackIgnore: true */ file) ? readFileSync(/* turbopackIgnore: true */ file) : Buffer.alloc(0));
  return makeHouseThesaurus({ clock: systemClock, embeddingModel: env.EMBEDDING_MODEL, readVectors });
}

function ladderOf(env: Env): Ladder {
  // A local server often asks for no key: its address alone is a provider too.
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) return makeLadder(null);
  return makeLadder({
    apiKey: env.OPENAI_API_KEY ?? 'none',
    baseUrl: env.OPENAI_BASE_URL,
    premiumModel: env.MODEL_PREMIUM,
    economyModel: env.MODEL_ECONOMY,
    firstChunkMsMax: env.MODEL_FIRST_CHUNK_MS_MAX,
    betweenChunksMsMax: env.MODEL_CHUNK_MS_MAX,
  });
}
