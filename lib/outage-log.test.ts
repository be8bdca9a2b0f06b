import { expect, it } from 'vitest';
import { makeOutageLog } from './outage-log';

it('tells of an outage when it begins, once a minute while it lasts, and when it is over', () => {
  const logged: string[] = [];
  const note = (event: string) => void logged.push(event);
  let now = new Date('2026-11-23T12:00:00Z');
  const outage = makeOutageLog('redis', { info: note, warn: note, error: note }, { now: () => now });
  outage.back();
  expect(logged).toEqual([]);
  // Two connections that try again every five seconds, for two and a half minutes.
  for (let tries = 0; tries < 30; tries += 1) {
    outage.away('refused');
    outage.away('refused');
    now = new Date(now.getTime() + 5_000);
  }
  expect(logged).toEqual(['redis_away', 'redis_away', 'redis_away']);
  outage.back();
  outage.back();
  outage.away('refused');
  expect(logged.slice(3)).toEqual(['redis_back', 'redis_away']);
});
