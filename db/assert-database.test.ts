import { expect, it } from 'vitest';
import { problemsOf, type DatabaseFacts } from './assert-database';

const good: DatabaseFacts = { postgres: 15, pgvector: '0.8.0', safe_roles: ['floorhand_reader', 'floorhand_system'], open_tables: [], iterative_scan: 'relaxed_order' };

it('lets a database serve that keeps rows apart', () => {
  expect(problemsOf(good)).toEqual([]);
  expect(problemsOf({ ...good, postgres: 18, pgvector: '0.10.1' })).toEqual([]);
});

it.each([
  [{ postgres: 14 }, 'Postgres 14 is too old: 15 or newer is needed.'],
  [{ pgvector: null }, 'The extension pgvector is not installed in this database.'],
  [{ pgvector: '0.7.4' }, 'pgvector 0.7.4 is too old: 0.8.0 or newer is needed.'],
  [{ safe_roles: ['floorhand_system'] }, 'These roles are missing, or could read past row-level security: floorhand_reader.'],
  [{ open_tables: ['notes', 'staff'] }, 'These tables have no forced row-level security: notes, staff.'],
  [{ iterative_scan: 'off' }, 'hnsw.iterative_scan is off and not relaxed_order.'],
])('refuses %o', (wrong, sentence) => {
  expect(problemsOf({ ...good, ...wrong })).toEqual([sentence]);
});
