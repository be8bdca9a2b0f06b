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

/**
 * What a reader waits for at most, and what one who died in the middle may hold, in milliseconds. Set in the transaction: a pooler in front of the
 * database refuses them when a connection begins.
 */
const patience = { statement_timeout: '5000', idle_in_transaction_session_timeout: '10000' } as const;

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
    ...patience,
    // Last: the reading role may not set anything for anybody else.
    role: 'floorhand_reader',
  };
  return db.begin(setLocal(settings), (tx) => work(tx as ScopedTx));
}

/** A transaction of the house itself. Callers are few and named in `lib/house.test.ts`. */
export async function withSystem<Result>(db: Database, work: (tx: SystemTx) => Promise<Result>): Promise<Result> {
  return db.begin(setLocal({ role: 'floorhand_system' }), (tx) => work(tx as SystemTx));
}

/**
 * Settings of the functions that move money or find one row by its key. Their plans are kept by the session, made when the tables may have been small: so they are told to
 * use indexes always. Nobody waits for the disk while holding the chain's row: a crash of the database server may lose the last half second.
 */
const moneySettings = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  synchronous_commit: 'off',
  ...patience,
} as const;

/** What a function of the database is given. Text stands for every type that Postgres reads from text. */
export type FunctionArgument = string | number | null;

/** Calls one function as one person, in one message and a transaction of its own. Gives its rows. */
export async function callInScope(db: Database, scope: Scope, name: 'reserve_budget' | 'find_kept_answer', given: readonly FunctionArgument[]): Promise<unknown[]> {
  const settings = { ...moneySettings, 'app.staff_id': String(scope.staffId), 'app.role': scope.role, 'app.store_ids': integerArrayLiteral(scope.storeIds), 'app.collection_ids': integerArrayLiteral(scope.collectionIds), role: 'floorhand_reader' };
  return db.once(`${setLocal(settings)}; ${callOf(name, given)}`);
}

/** The same as the house itself. Callers are named in `lib/house.test.ts`. */
export async function callAsSystem(db: Database, name: 'reserve_house_budget' | 'settle_budgets' | 'add_limited' | 'keep_answer', given: readonly FunctionArgument[]): Promise<unknown[]> {
  return db.once(`${setLocal({ ...moneySettings, role: 'floorhand_system' })}; ${callOf(name, given)}`);
}

function callOf(name: string, given: readonly FunctionArgument[]): string {
  return `select * from ${name}(${given.map(literal).join(', ')})`;
}

function literal(given: FunctionArgument): string {
  if (given === null) return 'null';
  if (typeof given === 'string') return escapeLiteral(given);
  if (!Number.isSafeInteger(given)) throw new TypeError('A number for the database is a whole one.');
  return String(given);
}

/** One statement that makes settings for the transaction it stands in, in order. */
function setLocal(settings: Readonly<Record<string, string>>): string {
  return `select ${Object.entries(settings).map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`).join(', ')}`;
}
