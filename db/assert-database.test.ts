import { expect, it } from 'vitest';
import { problemsOf, type DatabaseFacts } from './assert-database';

const good: DatabaseFacts = { postgres: 15, pgvector: '0.8.0', iterative_scan: 'relaxed_order' };

it('lets a database serve that is new enough', () => {
  expect(problemsOf(good)).toEqual([]);
  expect(problemsOf({ ...good, postgres: 18, pgvector: '0.10.1' })).toEqual([]);
});

it.each([
  [{ postgres: 14 }, 'Postgres 14 is too old: 15 or newer is needed.'],
  [{ pgvector: null }, 'The extension pgvector is not installed in this database.'],
  [{ pgvector: '0.7.4' }, 'pgvector 0.7.4 is too old: 0.8.0 or newer is needed.'],
  [{ iterative_scan: 'off' }, 'hnsw.iterative_scan is off and not relaxed_order.'],
])('refuses %o', (wrong, sentence) => {
  expect(problemsOf({ ...good, ...wrong })).toEqual([sentence]);
});
