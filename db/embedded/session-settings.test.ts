import { expect, it } from 'vitest';
import { askedSettings, takeOverSession } from './session-settings';

it('reads every way a connection string names a setting', () => {
  const asked = askedSettings(new Map([['user', 'postgres'], ['options', String.raw`-c work_mem=8MB -chnsw.ef_search=100 --search_path=a,\ b`], ['TimeZone', 'UTC']]));
  expect(Object.fromEntries(asked)).toEqual({ work_mem: '8MB', 'hnsw.ef_search': '100', search_path: 'a, b', TimeZone: 'UTC' });
});

it('quotes what it sets', () => {
  expect(takeOverSession(new Map([["a'b", "c'; drop table staff; --"]]))).toBe(
    "reset session authorization; reset all; select set_config('a''b', 'c''; drop table staff; --', false)",
  );
});
