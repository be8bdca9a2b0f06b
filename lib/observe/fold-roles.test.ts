import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles, type Role } from '@/lib/scope';
import { daysOfWeeks, weekOf, type Asked } from '@/e2e/fixtures/role-weeks';
import { foldRoles } from './fold-roles';

const fold = (asked: readonly Asked[]) => foldRoles(weekOf(asked, 0));
const ask = (people: number, role: Role, store = 0, day = 0, from = 0): Asked[] => Array.from({ length: people }, (_, place) => ({ store, day, role, staff: roles.indexOf(role) * 100 + from + place }));

describe('roles of a week', () => {
  it('stand alone when each is five people or more', () => {
    expect(fold([...ask(9, 'associate'), ...ask(5, 'manager')])).toEqual([['associate'], ['manager']]);
  });

  it('are one when the others would be few', () => {
    expect(fold([...ask(9, 'associate'), ...ask(4, 'manager')])).toEqual([[...roles]]);
  });

  it('are the largest and the others together where one of these is few', () => {
    expect(fold([...ask(9, 'associate'), ...ask(5, 'manager'), ...ask(2, 'admin')])).toEqual([['associate'], ['manager', 'admin']]);
  });

  it('are one when a day on which one role asked alone would leave few people of it', () => {
    const managers = [...ask(5, 'manager'), ...ask(3, 'manager', 1, 0, 5)];
    expect(fold([...managers, ...ask(9, 'associate', 1)])).toEqual([[...roles]]);
    expect(fold([...managers, ...ask(9, 'associate', 1), ...ask(2, 'manager', 1, 1, 0)])).toEqual([[...roles]]);
  });

  it('are one when what is left of the days of one role would be few people', () => {
    expect(fold([...ask(6, 'admin', 1), ...ask(1, 'manager', 1), ...ask(9, 'associate'), ...ask(5, 'manager', 0, 0, 1)])).toEqual([['associate'], ['manager', 'admin']]);
  });
});

/** Which of all asks are in a sum: a bit for each. */
type Sum = bigint;
const sumOf = (all: readonly Asked[], is: (one: Asked) => boolean): Sum => all.reduce((sum, one, place) => (is(one) ? sum | (1n << BigInt(place)) : sum), 0n);

describe('what can be had by subtracting', () => {
  it('is never few people: a role’s weeks, and any stores on any days', () => {
    const one = fc.record({ store: fc.nat(2), day: fc.nat(13), role: fc.constantFrom(...roles), staff: fc.nat(9) }).map((ask) => ({ ...ask, staff: roles.indexOf(ask.role) * 100 + ask.staff }));
    let toldApart = 0;
    fc.assert(fc.property(fc.uniqueArray(one, { selector: ({ store, day, staff }) => `${store} ${day} ${staff}`, minLength: 20, maxLength: 140 }), (all) => {
      const [accounts, byRole] = [accountsOf(all), roleSumsOf(all)];
      toldApart += byRole.length > 3 ? 1 : 0;
      for (const role of byRole) for (const other of [...accounts, ...byRole]) expect([leftOf(role, other, all), leftOf(other, role, all)].some(isFew)).toBe(false);
    }), { numRuns: 100 });
    expect(toldApart).toBeGreaterThan(10);
  });
});

/** Any of the three stores, from every day to every other. */
function accountsOf(all: readonly Asked[]): Sum[] {
  const spans = daysOfWeeks.flatMap((from) => daysOfWeeks.filter((until) => until >= from).map((until) => ({ from, until })));
  return spans.flatMap(({ from, until }) => [1, 2, 3, 4, 5, 6, 7].map((stores) => sumOf(all, (one) => ((stores >> one.store) & 1) === 1 && one.day >= from && one.day <= until)));
}

/** What the split by role shows: of each week, and of both. */
function roleSumsOf(all: readonly Asked[]): Sum[] {
  const shown = [0, 1].flatMap((week) => foldRoles(weekOf(all, week)).map((group) => ({ name: group.join('+'), sum: sumOf(all, (one) => Math.floor(one.day / 7) === week && group.includes(one.role)) })));
  const both = [...Map.groupBy(shown, ({ name }) => name).values()];
  return [...shown.map(({ sum }) => sum), ...both.map((rows) => rows.reduce((sum, row) => sum | row.sum, 0n))];
}

/** What is in a whole and not in a part of it; nothing where it is no part. */
function leftOf(whole: Sum, part: Sum, all: readonly Asked[]): { people: number; account: boolean } {
  if ((part & ~whole) !== 0n) return { people: 0, account: false };
  const left = all.filter((_, place) => (((whole & ~part) >> BigInt(place)) & 1n) === 1n);
  const days = new Set(left.map(({ store, day }) => `${store} ${day}`));
  return { people: new Set(left.map(({ staff }) => staff)).size, account: all.filter(({ store, day }) => days.has(`${store} ${day}`)).length === left.length };
}

/** Whole days of stores are their account, and no group of people. */
const isFew = ({ people, account }: { people: number; account: boolean }) => people > 0 && people < 5 && !account;
