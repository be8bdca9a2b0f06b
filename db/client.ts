import type { VercelPool, VercelPoolClient } from '@vercel/postgres';
import { drizzle as drizzleNode } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzleVercel } from 'drizzle-orm/vercel-postgres';
import { Pool, type PoolClient } from 'pg';
import { isConnectionError } from '@/lib/errors';
import { openVercelPool } from './open-vercel-pool';

/** What queries run on: the same for both drivers. The schema is named table by table, so none is bound here. */
type Queries = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export type Transaction = Omit<Queries, 'transaction'>;

export interface Database extends Queries {
  /** A transaction whose first statement goes with its `begin`: one round trip instead of two. `opening` is plain SQL, without parameters. */
  begin<Result>(opening: string, work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** A transaction that is one message: statements without parameters, with semicolons between them. Gives the rows of the last one. */
  once(statements: string): Promise<unknown[]>;
}

/** Where the rows are. `socketFolder` is the embedded database's; `url` any Postgres; a `vercel` one Vercel Postgres or Neon, or what stands behind a WebSocket proxy. */
export type DatabaseAddress =
  | { kind: 'embedded'; socketFolder: string; port?: number }
  | { kind: 'postgres'; url: string }
  | { kind: 'vercel'; url: string; proxy?: string | undefined };

export interface OpenDatabase {
  db: Database;
  /** Gives up the connections nobody uses: after an outage they may be dead without knowing it. */
  dropIdle(): void;
  /** Connections of this process now, and how many wait for one. */
  connections(): { total: number; idle: number; waiting: number };
  /** Ends every connection. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The most connections this process may hold. */
  poolMax: number;
  /** A connection that is not had by then is an error, never a hang. */
  connectMsMax: number;
  /** A statement without an answer by then has lost its connection. Without it, statements take as long as they take. */
  answerMsMax?: number;
  /** Told about connections that broke while idle; without a listener they would end the process. */
  onIdleError(error: Error): void;
}

const applicationName = 'floorhand';

/**
 * Opens a pool on the database. Nothing is connected until the first query.
 * Rows are reached only through `db/scoped.ts`, which needs the `db` returned here.
 */
export function openDatabase(address: DatabaseAddress, options: OpenOptions): OpenDatabase {
  return address.kind === 'vercel' ? openVercel(address, options) : openNode(address, options);
}

function openNode(address: Exclude<DatabaseAddress, { kind: 'vercel' }>, options: OpenOptions): OpenDatabase {
  const pool = new Pool({
    ...(address.kind === 'embedded'
      ? { host: address.socketFolder, port: address.port ?? 5432, user: 'postgres', database: 'postgres' }
      : { connectionString: address.url }),
    max: options.poolMax,
    connectionTimeoutMillis: options.connectMsMax,
    ...answerWithin(options),
    application_name: applicationName,
    keepAlive: true,
  });
  surviveBreaks(pool, options);
  const on = (client: Pool | PoolClient) => drizzleNode({ client, casing: 'snake_case' });
  const begin: Database['begin'] = (opening, work) => inTransaction(() => pool.connect(), opening, (client) => work(on(client)));
  const once: Database['once'] = (statements) => inOneMessage(() => pool.connect(), statements);
  return { db: Object.assign(on(pool), { begin, once }), dropIdle: () => dropIdle(pool), connections: () => connectionsOf(pool), close: () => pool.end() };
}

function openVercel({ url, proxy }: Extract<DatabaseAddress, { kind: 'vercel' }>, options: OpenOptions): OpenDatabase {
  const pool = openVercelPool(url, proxy, { max: options.poolMax, connectionTimeoutMillis: options.connectMsMax, ...answerWithin(options) });
  surviveBreaks(pool, options);
  const on = (client: VercelPool | VercelPoolClient) => drizzleVercel({ client, casing: 'snake_case' });
  const begin: Database['begin'] = (opening, work) => inTransaction(() => pool.connect(), opening, (client) => work(on(client)));
  const once: Database['once'] = (statements) => inOneMessage(() => pool.connect(), statements);
  return { db: Object.assign(on(pool), { begin, once }), dropIdle: () => dropIdle(pool), connections: () => connectionsOf(pool), close: () => pool.end() };
}

/**
 * A connection that breaks says so as an event, which ends the process when nobody listens. The pool listens while nobody holds it; whoever
 * holds it learns of it from the query that fails.
 */
function surviveBreaks(pool: Pool | VercelPool, { onIdleError }: OpenOptions): void {
  pool.on('error', onIdleError);
  pool.on('connect', (client) => void client.on('error', () => undefined));
}

function answerWithin({ answerMsMax }: OpenOptions): { query_timeout?: number } {
  return answerMsMax === undefined ? {} : { query_timeout: answerMsMax };
}

function dropIdle(pool: Pool | VercelPool): void {
  for (let idle = pool.idleCount; idle > 0; idle -= 1) void pool.connect().then((client) => client.release(true), () => undefined);
}

function connectionsOf({ totalCount: total, idleCount: idle, waitingCount: waiting }: Pool | VercelPool): ReturnType<OpenDatabase['connections']> {
  return { total, idle, waiting };
}

interface Client {
  query(statements: string): Promise<unknown>;
  release(broken?: boolean): void;
}

async function inTransaction<Kind extends Client, Result>(connect: () => Promise<Kind>, opening: string, work: (client: Kind) => Promise<Result>): Promise<Result> {
  const client = await connect();
  let broken = false;
  try {
    await client.query(`begin; ${opening}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await cannotRollBack(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Postgres answers several statements with a result for each, and undoes all of them when one fails. */
async function inOneMessage<Kind extends Client>(connect: () => Promise<Kind>, statements: string): Promise<unknown[]> {
  const client = await connect();
  let broken = false;
  try {
    const results = (await client.query(statements)) as { rows: unknown[] }[];
    return results.at(-1)?.rows ?? [];
  } catch (error) {
    broken = await cannotRollBack(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A connection that cannot roll back is not given to anybody else. One that gave no answer is not asked again: it would take as long once more. */
async function cannotRollBack(client: Client, error: unknown): Promise<boolean> {
  if (isConnectionError(error) || (error instanceof Error && isConnectionError(error.cause))) return true;
  return client.query('rollback').then(() => false, () => true);
}
