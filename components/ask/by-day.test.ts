import { expect, it } from 'vitest';
import { byDay } from './by-day';

const at = (id: string, updatedAt: string) => ({ id, title: id, updatedAt });

it("groups conversations by the shop's own days", () => {
  const days = byDay(
    [at('a', '2026-11-23T01:00:00Z'), at('b', '2026-11-22T23:30:00Z'), at('c', '2026-11-22T22:30:00Z'), at('d', '2026-11-01T12:00:00Z')],
    new Date('2026-11-23T08:00:00Z'),
    'Europe/Paris',
  );
  expect(days.map(({ day, relation, conversations }) => [day, relation, conversations.map(({ id }) => id).join()])).toEqual([
    ['2026-11-23', 'today', 'a,b'],
    ['2026-11-22', 'yesterday', 'c'],
    ['2026-11-01', 'earlier', 'd'],
  ]);
});
