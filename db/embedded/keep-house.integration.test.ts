import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepHouse } from './keep-house';

let engine: PGlite;
beforeAll(async () => {
  engine = await PGlite.create();
});
afterAll(() => engine.close());

async function read(sql: string): Promise<unknown> {
  const { rows } = await engine.query<{ value: unknown }>(`select (${sql}) as value`);
  return rows[0]?.value;
}

it('tells the planner how large a table has become, and clears away deleted rows', async () => {
  await engine.exec('create table notes (id int); insert into notes select generate_series(1, 1000)');
  expect(await read(`select reltuples::int from pg_class where relname = 'notes'`)).toBe(-1);
  await keepHouse(engine);
  expect(await read(`select reltuples::int from pg_class where relname = 'notes'`)).toBe(1000);
  await engine.exec('delete from notes where id <= 500');
  await keepHouse(engine);
  expect(await read(`select reltuples::int from pg_class where relname = 'notes'`)).toBe(500);
  await engine.exec('select pg_stat_force_next_flush()');
  expect(await read(`select n_dead_tup::int from pg_stat_user_tables where relname = 'notes'`)).toBe(0);
});

it('keeps short what has to be replayed after a kill', async () => {
  await engine.exec(`create table pages as select repeat(md5(n::text), 30) as text from generate_series(1, 50000) as n`);
  const before = Number(await read('select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) from pg_control_checkpoint()'));
  expect(before).toBeGreaterThan(32 * 1024 * 1024);
  await keepHouse(engine);
  expect(Number(await read('select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) from pg_control_checkpoint()'))).toBeLessThan(1024 * 1024);
});

it('leaves a house alone that is in order', async () => {
  await keepHouse(engine);
  await keepHouse(engine);
  const before = await read('select pg_current_wal_lsn()::text');
  await keepHouse(engine);
  expect(await read('select pg_current_wal_lsn()::text')).toBe(before);
});
