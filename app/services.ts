import { openDatabase, type Database, type DatabaseAddress, type OpenDatabase } from '@/db/client';
import { readAddress } from '@/db/embedded/address';
import { sendBeforeExit } from '@/app/send-before-exit';
import { makeTelemetry, type Telemetry } from '@/app/telemetry';
import { guardDatabase } from '@/db/guard-database';
import { forgetEndedSessions } from '@/lib/access/end-session';
import { purgeConversations } from '@/lib/access/purge-conversations';
import type { AskServices } from '@/lib/ask/ask';
import { meterPurse } from '@/lib/ask/meter-purse';
import type { RecallServices } from '@/lib/ask/recall';
import { makeRunningRuns, type RunningRuns } from '@/lib/ask/running-runs';
import { noOtherProcess, openStopChannel } from '@/lib/ask/stop-channel';
import { makeFlights, noFlights } from '@/lib/ask/recall/flights';
import { forgetKeptAnswers, keepAnswers } from '@/lib/ask/recall/keep-answers';
import { shareFlights } from '@/lib/ask/recall/share-flights';
import { keepAlerts, lookEveryMs } from '@/lib/budget/alerts/keep-alerts';
import { expireLeases } from '@/lib/budget/expire-leases';
import { makePriceList } from '@/lib/budget/price-list';
import { makePurse } from '@/lib/budget/purse';
import { makeRateLimiter } from '@/lib/budget/limit-rate';
import { storeMsMax } from '@/lib/budget/rate-policies';
import { openMemoryStore } from '@/lib/budget/rate/open-memory-store';
import { openRedisStore } from '@/lib/budget/rate/open-redis-store';
import { openUpstashStore } from '@/lib/budget/rate/open-upstash-store';
import type { RateStore } from '@/lib/budget/rate/rate-store';
import { systemClock } from '@/lib/clock';
import { makeClosing, type Closing } from '@/lib/closing';
import { makeGate } from '@/lib/gate';
import { readEnv, type Env } from '@/lib/env';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { jsonLog, type Log } from '@/lib/log';
import { makeEmbedder, type Embedder } from '@/lib/models/embed';
import { guardEmbedder } from '@/lib/models/guard-embedder';
import { keepQuestionVectors } from '@/lib/models/keep-question-vectors';
import { makeLadder, type Ladder } from '@/lib/models/ladder';
import { makeOutageLog } from '@/lib/outage-log';
import { gates, policies } from '@/lib/resilience';
import { makeStateBoard, type StateBoard } from '@/lib/state-board';
import { startUpkeep } from '@/lib/upkeep';

/** Everything that is made once per process. Also what the path of a question takes (`AskServices`). */
export interface Services extends AskServices {
  env: Env;
  runs: RunningRuns;
  closing: Closing;
  /** Where whoever keeps a breaker or a queue says how to read it, for `/api/metrics`. */
  board: StateBoard;
  metrics: Telemetry['metrics'];
  spans: Telemetry['spans'];
  /** Ends every connection; a server never calls it, a command does. */
  close(): Promise<void>;
}

/** How long a connection to the database may take before the request is told that it is away. */
const connectMsMax = 2_000;

/** How long the end of a server may wait for its last spans: with the time answers have to end, less than its supervisor's patience. */
const sendMsMax = 1_500;

// Routes, pages and actions are bundled apart from each other; only `globalThis` is the same for all of them.
const house = globalThis as typeof globalThis & { floorhandServices?: Services };

/** The services of this process, made at the first call. The environment is read then, never at import. */
export function services(): Services {
  return (house.floorhandServices ??= startServices(readEnv()));
}

/** The services of a server, which also keeps house as long as it lives. A command only does what it was called for. */
function startServices(env: Env): Services {
  const made = makeServices(env, guardDatabase);
  startUpkeep(
    [
      { name: 'purge_conversations', run: () => purgeConversations(made) },
      { name: 'forget_ended_sessions', run: () => forgetEndedSessions(made) },
      { name: 'forget_kept_answers', everyMs: 3_600_000, run: () => forgetKeptAnswers(made) },
      { name: 'settle_late', everyMs: 10_000, run: () => made.purse.settleLate() },
      { name: 'count_limited', everyMs: 10_000, run: () => made.rateLimiter.limited.write(made.db) },
      { name: 'expire_leases', everyMs: 60_000, run: () => expireLeases(made.db, made.clock, made.log) },
      { name: 'keep_alerts', everyMs: lookEveryMs, run: () => keepAlerts(made, env) },
    ],
    made.log,
  );
  made.metrics.watchProcess();
  if (made.spans !== null) sendBeforeExit(made.spans.close, sendMsMax);
  return made;
}

/** Makes the services of one environment. Nothing is connected yet. A server's database is guarded: people wait for it. */
export function makeServices(env: Env, guard?: typeof guardDatabase): Services {
  const log = jsonLog((line) => process.stderr.write(`${line}\n`), systemClock.now);
  const opened = open(env, log, guard !== undefined);
  const board = makeStateBoard();
  const { observe, metrics, spans } = makeTelemetry(env, log, { board, connections: opened.connections });
  const db = guard === undefined ? opened.db : guard(opened, makeOutageLog('database', log, systemClock), policies.postgres, board);
  const channel = env.REDIS_URL === undefined ? noOtherProcess : openStopChannel(env.REDIS_URL, log, systemClock);
  const rateLimiter = makeRateLimiter({ store: rateStoreOf(env), answerMsMax: storeMsMax, factor: env.RATE_LIMIT_FACTOR, log, clock: systemClock });
  const ladder = ladderOf(env, log);
  const recall = recallOf(env, db, log);
  const gate = makeGate(gates.questions);
  board.queue('questions', gate.state);
  for (const step of ladder) {
    if (!step.paid) continue;
    board.breaker(step.rung, step.guard.state);
    board.queue('models', step.guard.queue);
  }
  board.breaker('rate_store', () => (rateLimiter.outage.isAway() ? 'open' : 'closed'));
  const close = async () => {
    recall.sharedFlights?.close();
    await Promise.all([opened.close(), channel.close(), rateLimiter.close(), spans?.close()]);
  };
  return { env, db, close, log, clock: systemClock, rateLimiter, embedder: embedderOf(env, log, board), ladder, gate, closing: makeClosing(), thesaurus: makeHouseThesaurus(systemClock), ...recall, purse: meterPurse(makePurse({ db, prices: makePriceList(systemClock), clock: systemClock, log }), metrics.money), runs: makeRunningRuns(channel), observe, board, metrics, spans };
}

function open(env: Env, log: Log, impatient: boolean): OpenDatabase {
  return openDatabase(databaseAddress(env), {
    poolMax: env.DATABASE_POOL_MAX,
    connectMsMax,
    ...(impatient ? { answerMsMax: policies.postgres.deadlineMs } : {}),
    onIdleError: (error) => log.warn('database_connection_lost', { cause: error.message }),
  });
}

/** Which database the environment names; the embedded one by the socket its supervisor passed on. */
export function databaseAddress(env: Env): DatabaseAddress {
  if (env.DATABASE_URL !== undefined) return { kind: 'postgres', url: env.DATABASE_URL };
  if (env.POSTGRES_URL !== undefined) return { kind: 'vercel', url: env.POSTGRES_URL, proxy: env.POSTGRES_WEBSOCKET_PROXY };
  if (env.FLOORHAND_DATABASE_SOCKET === undefined) throw new Error('No database: start the product with "npm start", or set DATABASE_URL.');
  const { host, port } = readAddress(env.FLOORHAND_DATABASE_SOCKET);
  return { kind: 'embedded', socketFolder: host, port };
}

function rateStoreOf({ UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, REDIS_URL }: Env): RateStore {
  if (url !== undefined && token !== undefined) return openUpstashStore({ url, token, answerMsMax: storeMsMax });
  return REDIS_URL === undefined ? openMemoryStore(systemClock) : openRedisStore({ url: REDIS_URL, answerMsMax: storeMsMax });
}

function embedderOf(env: Env, log: Log, board: StateBoard): Embedder {
  return keepQuestionVectors(guardEmbedder(makeEmbedder({
    // Without a supervisor there is no local embedder; the port that nothing listens on makes every search fall back to words.
    baseUrl: env.EMBEDDING_BASE_URL ?? env.FLOORHAND_EMBEDDER_URL ?? 'http://127.0.0.1:9/v1',
    apiKey: env.EMBEDDING_API_KEY,
    modelName: env.EMBEDDING_MODEL,
    paid: env.paidEmbedder,
  }), { outage: makeOutageLog('embedder', log, systemClock), clock: systemClock, board }), systemClock);
}

/** What answers of models are shared by; nothing when every question is to have its own. */
function recallOf({ ANSWERS_KEPT_HOURS: keptHours, REDIS_URL }: Env, db: Database, log: Log): RecallServices {
  if (keptHours === 0) return { flights: noFlights };
  return {
    flights: makeFlights(),
    keptAnswers: keepAnswers({ db, clock: systemClock, log, keptHours }),
    sharedFlights: REDIS_URL === undefined ? undefined : shareFlights(REDIS_URL, log, systemClock),
  };
}

function ladderOf(env: Env, log: Log): Ladder {
  // A local server often asks for no key: its address alone is a provider too.
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) return makeLadder(null);
  return makeLadder({
    apiKey: env.OPENAI_API_KEY ?? 'none',
    baseUrl: env.OPENAI_BASE_URL,
    premiumModel: env.MODEL_PREMIUM,
    economyModel: env.MODEL_ECONOMY,
    firstChunkMsMax: env.MODEL_FIRST_CHUNK_MS_MAX,
    betweenChunksMsMax: env.MODEL_CHUNK_MS_MAX,
  }, { clock: systemClock, log });
}
