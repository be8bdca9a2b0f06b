import { describe, expect, it } from 'vitest';
import { inventUsage, type AskingStore } from './invent-usage';
import { midnight } from './rhythm';
import { questionsOf } from './questions-of';

const stores: AskingStore[] = [
  { id: 1, code: 'PAR-STH', country: 'FR', timeZone: 'Europe/Paris', askers: [{ id: 1, number: '10127', role: 'associate', teams: [] }, { id: 2, number: '10101', role: 'manager', teams: [] }], questions: questionsOf({ code: 'PAR-STH', country: 'FR', region: 'emea' }) },
  { id: 2, code: 'LAX-MEL', country: 'US', timeZone: 'America/Los_Angeles', askers: [{ id: 3, number: '10721', role: 'associate', teams: [] }], questions: questionsOf({ code: 'LAX-MEL', country: 'US', region: 'americas' }) },
];
const now = new Date('2026-11-24T02:00:00Z');
const usage = inventUsage(stores, now);

describe('invented usage', () => {
  it('is the same every time, and names every question differently', () => {
    expect(inventUsage(stores, now)).toEqual(usage);
    const runIds = new Set(usage.map(({ runId }) => runId));
    expect(runIds.size).toBe(usage.length);
  });

  it('ends with each store’s own yesterday', () => {
    const last = (storeId: number) => usage.filter((one) => one.storeId === storeId).map(({ day }) => day).toSorted().at(-1);
    expect(last(1)).toBe('2026-11-23');
    expect(last(2)).toBe('2026-11-22');
  });

  it('is asked while the doors are open, by the store’s clock', () => {
    for (const { storeId, day, at } of usage) {
      const timeZone = storeId === 1 ? 'Europe/Paris' : 'America/Los_Angeles';
      const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at));
      expect([hour >= 10 && hour < 20, new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)]).toEqual([true, day]);
    }
  });

  it('finds local midnight on both sides of the summer’s end', () => {
    expect(new Date(midnight('2026-10-20', 'Europe/Paris')).toISOString()).toBe('2026-10-19T22:00:00.000Z');
    expect(new Date(midnight('2026-11-20', 'Europe/Paris')).toISOString()).toBe('2026-11-19T23:00:00.000Z');
    expect(new Date(midnight('2026-11-20', 'Asia/Tokyo')).toISOString()).toBe('2026-11-19T15:00:00.000Z');
  });

  it('asks people only what they may know, in the languages of the place', () => {
    expect(stores[1]?.questions).toContain('How much of a gift card balance is paid in cash in California?');
    expect(stores[1]?.questions.join()).not.toMatch(/salary|parental|Private Seasons|détaxe/);
    expect(stores[0]?.questions).toContain('Comment fonctionne la détaxe, et à partir de quel montant ?');
  });
});
