import { randomBytes } from 'node:crypto';
import { startBalancer } from '@/e2e/load/balance';
import { addDatabase, startThrowawayPostgres } from '@/e2e/fixtures/throwaway-postgres';
import { startThrowawayRedis } from '@/e2e/fixtures/throwaway-redis';
import { embedderUrl } from '@/lib/embedder/start-embedder';
import { startProduct, type Product } from '../bench-ask/start-product';
import type { Endings } from '../start/endings';
import { keepEmbedder } from '../start/keep-embedder';

/** The product as production runs it: several web processes behind a reverse proxy, one database, one Redis, one embedder. */
export interface Fleet {
  /** The proxy's address. */
  url: string;
  products: readonly Product[];
  databaseUrl: string;
}

interface Wanted {
  processes: number;
  modelUrl: string;
  /** An empty Postgres database; without one, a Postgres of its own that goes away. */
  databaseUrl: string | undefined;
  /** Whether answers are given again and shared. */
  recall: boolean;
}

/** Starts everything and waits until it can serve. The first process migrates and seeds before the others begin. */
export async function startFleet({ processes, modelUrl, databaseUrl: given, recall }: Wanted, endings: Endings): Promise<Fleet> {
  const databaseUrl = given ?? (await addDatabase(await kept(startThrowawayPostgres(), endings), 'rehearsal'));
  const redisUrl = await kept(startThrowawayRedis(), endings);
  const embedder = embedderUrl({ port: await keepEmbedder({ endings, say: (sentence) => process.stderr.write(`${sentence}\n`) }) });
  const secret = () => randomBytes(32).toString('base64url');
  const shared = { REDIS_URL: redisUrl, EMBEDDING_BASE_URL: embedder, EMBEDDING_MODEL: 'use-lite-512', AUTH_SECRET: secret(), PIN_PEPPER: secret(), ANSWERS_KEPT_HOURS: recall ? '24' : '0' };
  const start = () => startProduct({ databaseUrl, modelUrl, shared }, endings);
  const first = await start();
  const products = [first, ...(await Promise.all(Array.from({ length: processes - 1 }, start)))];
  const balancer = await startBalancer(products.map(({ port }) => port));
  endings.add(balancer.close);
  return { url: `http://127.0.0.1:${balancer.port}`, products, databaseUrl };
}

async function kept(starting: Promise<{ url: string; stop(): Promise<void> }>, endings: Endings): Promise<string> {
  const { url, stop } = await starting;
  endings.add(stop);
  return url;
}
