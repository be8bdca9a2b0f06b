import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signInAttempts } from '@/db/schema/sign-in-attempts';
import { withSystem } from '@/db/scoped';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { attemptPolicies } from './attempt-policies';
import { listBlockedNumbers, reserveAttempt, settleAttempt, sweepOldAttempts, type AttemptSubject } from './limit-attempts';

const start = Date.parse('2025-03-03T09:00:00Z');
const at = (seconds: number) => ({ now: () => new Date(start + seconds * 1000) });
const pin: AttemptSubject = { kind: 'pin', key: '10412' };
const device: AttemptSubject = { kind: 'device', key: 'tablet-1' };
const store: AttemptSubject = { kind: 'store', key: 3 };

let home: TestDatabase;
beforeAll(async () => void (home = await openTestDatabase()));
afterAll(() => home.drop());
afterEach(() => withSystem(home.db, (tx) => tx.delete(signInAttempts)));

const reserve = (subjects: AttemptSubject[], seconds: number) => reserveAttempt(home.db, subjects, at(seconds));
const outcome = (subjects: AttemptSubject[], seconds: number) => reserve(subjects, seconds).then(() => 'tried' as const, (error: { code: string; retryAfterSeconds?: number }) => error);

describe('the limit on attempts', () => {
  it('lets five through, then makes each further one wait longer, and blocks after the tenth', async () => {
    for (let tries = 0; tries < 5; tries += 1) await reserve([pin], 0);
    let seconds = 0;
    for (const wait of attemptPolicies.pin.waitsSeconds) {
      expect(await outcome([pin], seconds)).toMatchObject({ code: 'sign_in_paused', retryAfterSeconds: wait });
      expect(await outcome([pin], seconds + wait - 1)).toMatchObject({ retryAfterSeconds: 1 });
      seconds += wait;
      await reserve([pin], seconds);
    }
    const blocked = await outcome([pin], seconds + 365 * 86_400);
    expect(blocked).toMatchObject({ code: 'sign_in_paused', retryAfterSeconds: undefined });
    expect(await withSystem(home.db, listBlockedNumbers)).toEqual(['10412']);
  });

  it('lets no more than the allowed number through when a hundred come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome([pin, device, store], 0)));
    expect(outcomes.filter((result) => result === 'tried')).toHaveLength(5);
  });

  it('counts nobody else for an attempt that one subject refuses', async () => {
    for (let tries = 0; tries < 5; tries += 1) await reserve([pin, device], 0);
    for (let tries = 0; tries < 50; tries += 1) await outcome([pin, device], 0);
    expect(await outcome([{ kind: 'pin', key: '10413' }, device], 0)).toBe('tried');
  });

  it('pauses a tablet on which many numbers are tried', async () => {
    const outcomes = [];
    for (let number = 0; number < 25; number += 1) outcomes.push(await outcome([{ kind: 'pin', key: number }, device, store], 0));
    expect(outcomes.filter((result) => result === 'tried')).toHaveLength(20);
    expect(outcomes.at(-1)).toMatchObject({ code: 'sign_in_paused', retryAfterSeconds: 300 });
  });

  it('pauses a store when its tablets are tried in turn', async () => {
    const outcomes = [];
    for (let number = 0; number < 65; number += 1) outcomes.push(await outcome([{ kind: 'pin', key: number }, { kind: 'device', key: number % 5 }, store], 0));
    expect(outcomes.filter((result) => result === 'tried')).toHaveLength(60);
  });

  it('forgets a person at the first success, and gives a tablet back only that one attempt', async () => {
    for (let tries = 0; tries < 5; tries += 1) await reserve([pin, device], 0);
    await withSystem(home.db, (tx) => settleAttempt(tx, { own: [pin], shared: [device] }));
    expect(await outcome([pin], 1)).toBe('tried');
    const rows = await withSystem(home.db, (tx) => tx.select().from(signInAttempts));
    expect(rows.map(({ subject, failures }) => [subject, failures]).toSorted()).toEqual([['device:tablet-1', 4], ['pin:10412', 1]]);
  });

  it('never has two sign-ins wait for each other for ever', async () => {
    const subjects = [store, device, { kind: 'address', key: '203.0.113.7' } as const];
    const signIn = async (number: number) => {
      const own: AttemptSubject = { kind: 'pin', key: number };
      const tried = await outcome([...subjects.toReversed(), own], 0);
      if (tried === 'tried') await withSystem(home.db, (tx) => settleAttempt(tx, { own: [own], shared: subjects }));
      return tried;
    };
    expect(new Set(await Promise.all(Array.from({ length: 15 }, (_, number) => signIn(number))))).toEqual(new Set(['tried']));
    expect((await withSystem(home.db, (tx) => tx.select().from(signInAttempts))).every(({ failures }) => failures === 0)).toBe(true);
  });

  it('forgets a tablet after its window, and a number never', async () => {
    for (let tries = 0; tries < 5; tries += 1) await reserve([pin, { kind: 'device', key: tries }], 0);
    const later = attemptPolicies.device.windowSeconds + 1;
    for (let tries = 0; tries < 20; tries += 1) await reserve([device], tries);
    expect(await outcome([device], 60)).toMatchObject({ code: 'sign_in_paused' });
    expect(await outcome([device], later)).toBe('tried');
    await reserve([pin], 30 * 86_400);
    expect(await outcome([pin], 30 * 86_400 + 1)).toMatchObject({ retryAfterSeconds: 59 });
  });

  it('is swept of passed windows, but never of a number or of a pause that still runs', async () => {
    await reserve([pin, device], 0);
    await withSystem(home.db, (tx) => sweepOldAttempts(tx, at(3 * 86_400)));
    expect(await withSystem(home.db, (tx) => tx.select({ subject: signInAttempts.subject }).from(signInAttempts))).toEqual([{ subject: 'pin:10412' }]);
  });
});
