import { assertDatabase } from '@/db/assert-database';
import type { Database } from '@/db/client';

export interface Health {
  /** `degraded`: answers come, but search goes by words alone. `unavailable`: nothing can be answered. */
  status: 'ok' | 'degraded' | 'unavailable';
  database: 'ok' | 'unavailable';
  /** An embedder that is paid for is not asked: every question to it costs money. */
  embedder: 'ok' | 'unavailable' | 'remote';
  /** Why not `ok`, in sentences. */
  problems: string[];
}

export interface HealthServices {
  db: Database;
  env: { EMBEDDING_BASE_URL?: string | undefined; FLOORHAND_EMBEDDER_URL?: string | undefined; paidEmbedder: boolean };
}

const databaseMsMax = 3_000;
const embedderMsMax = 1_000;

/** Whether questions can be answered right now. Always resolves, within a few seconds. */
export async function checkHealth({ db, env }: HealthServices): Promise<Health> {
  const [problems, embedder] = await Promise.all([checkDatabase(db), checkEmbedder(env)]);
  const database = problems.length === 0 ? 'ok' : 'unavailable';
  if (embedder === 'unavailable') problems.push('The embedder does not answer: search goes by words alone.');
  const status = database === 'unavailable' ? 'unavailable' : embedder === 'unavailable' ? 'degraded' : 'ok';
  return { status, database, embedder, problems };
}

async function checkDatabase(db: Database): Promise<string[]> {
  const late = new Promise<string[]>((resolve) => setTimeout(resolve, databaseMsMax, [`The database did not answer within ${databaseMsMax / 1000} s.`]).unref());
  // What a driver says can name hosts and users; it belongs into the log of whoever runs the database, not into a public answer.
  return Promise.race([assertDatabase(db).catch(() => ['The database cannot be reached.']), late]);
}

async function checkEmbedder({ EMBEDDING_BASE_URL, FLOORHAND_EMBEDDER_URL, paidEmbedder }: HealthServices['env']): Promise<Health['embedder']> {
  if (paidEmbedder) return 'remote';
  const own = EMBEDDING_BASE_URL ?? FLOORHAND_EMBEDDER_URL;
  if (own === undefined) return 'unavailable';
  const answer = await fetch(new URL('/health', own), { cache: 'no-store', signal: AbortSignal.timeout(embedderMsMax) }).catch(() => undefined);
  return answer?.ok ? 'ok' : 'unavailable';
}
