import { escapeLiteral } from 'pg';
import type { Scope } from '@/lib/scope';
import type { Database, Transaction } from './client';

declare const scoped: unique symbol;
declare const system: unique symbol;

/** A transaction that sees only what one staff member may read. Query functions ask for it, so a forgotten scope does not compile. */
export type ScopedTx = Transaction & { readonly [scoped]: true };

/** A transaction of the house itself (sign-in, import, seeding): every row, no BYPASSRLS. Never given to the path of a question, but for `authorise`. */
export type SystemTx = Transaction & { readonly [system]: true };

/**
 * Search settings of every reading transaction: exact plans per scope, and HNSW scans that go on until enough rows passed the filter.
 * Compiling a query (`jit`, on by default in many places) takes a hundred times as long as running one of ours.
 */
export const searchSettings = {
  plan_cache_mode: 'force_custom_plan',
  jit: 'off',
  'hnsw.iterative_scan': 'relaxed_order',
  'hnsw.ef_search': '100',
} as const;

/** Postgres' text form of an integer array. Anything else than integers is refused: this goes into settings and literal SQL. */
export function integerArrayLiteral(ids: readonly number[]): string {
  if (!ids.every(Number.isSafeInteger)) throw new TypeError('ids must be integers');
  return `{${ids.join(',')}}`;
}

/**
 * The only door to readable rows: opens a transaction, takes the reading role and the scope's settings, hands it to `work`.
 * Keep `work` short and never await a model inside it: a connection is held meanwhile.
 */
export async function withScope<Result>(db: Database, scope: Scope, work: (tx: ScopedTx) => Promise<Result>): Promise<Result> {
  const settings = {
    'app.staff_id': String(scope.staffId),
    'app.role': scope.role,
    'app.store_ids': integerArrayLiteral(scope.storeIds),
    'app.collection_ids': integerArrayLiteral(scope.collectionIds),
    ...searchSettings,
    // Last: the reading role may not set anything for anybody else.
    role: 'floorhand_reader',
  };
  return db.begin(setLocal(settings), (tx) => work(tx as ScopedTx));
}

/** A transaction of the house itself. Callers are few and named in `lib/house.test.ts`. */
export async function withSystem<Result>(db: Database, work: (tx: SystemTx) => Promise<Result>): Promise<Result> {
  return db.begin(setLocal({ role: 'floorhand_system' }), (tx) => work(tx as SystemTx));
}

/** One statement that makes settings for the transaction it stands in, in order. */
function setLocal(settings: Readonly<Record<string, string>>): string {
  return `select ${Object.entries(settings).map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`).join(', ')}`;
}
