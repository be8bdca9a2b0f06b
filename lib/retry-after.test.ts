import { describe, expect, it } from 'vitest';
import { readRetryAfterMs } from './retry-after';

const now = new Date('2026-11-23T12:00:00Z');

describe('what a refusal asks for', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['parts of a second', { 'retry-after': '0.25' }, 250],
    ['a date', { 'retry-after': 'Mon, 23 Nov 2026 12:00:20 GMT' }, 20_000],
    ['a date that has passed', { 'retry-after': 'Mon, 23 Nov 2026 11:59:00 GMT' }, 0],
    ['milliseconds, which win', { 'retry-after-ms': '120', 'retry-after': '1' }, 120],
    ['an hour, of which a minute is kept', { 'retry-after': '3600' }, 60_000],
  ])('is read from %s', (_, headers, ms) => {
    expect(readRetryAfterMs(headers, now)).toBe(ms);
  });

  it.each(['', 'soon', '-3', '1e9', null])('is nothing in %s', (text) => {
    expect(readRetryAfterMs(text === null ? {} : { 'retry-after': text }, now)).toBeNull();
  });
});
