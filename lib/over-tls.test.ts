import { expect, it } from 'vitest';
import { isOverTls } from './over-tls';

const forwarded = (proto?: string) => new Headers(proto === undefined ? {} : { 'x-forwarded-proto': proto });

it('takes the public address for the truth, whatever a request says of itself', () => {
  expect(isOverTls(forwarded('http'), 'https://floor.example')).toBe(true);
  expect(isOverTls(forwarded('https'), 'http://floor.example')).toBe(false);
});

it('asks the proxy nearest to the browser where there is no public address', () => {
  expect([undefined, 'http', 'https', 'https, http', 'http, https'].map((proto) => isOverTls(forwarded(proto), undefined))).toEqual([false, false, true, true, false]);
});
