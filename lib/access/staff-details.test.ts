import { describe, expect, it } from 'vitest';
import { staffChanges, staffDetails, storeDetails } from './staff-details';

const store = { code: 'NYC', name: 'Madison Avenue', city: 'New York', country: 'US', region: 'americas', timeZone: 'America/New_York', locale: 'en-US', currency: 'USD' };
const person = { number: '10001', name: 'Ada Stone', role: 'admin', stores: ['NYC'] };

describe('the details of a store', () => {
  it('are kept as given', () => {
    expect(storeDetails.parse(store)).toEqual(store);
  });

  it('are written in the usual case', () => {
    expect(storeDetails.parse({ ...store, code: 'nyc', country: 'us', locale: 'en-us', currency: 'usd' })).toEqual(store);
  });

  it.each([
    ['code', 'ALL'], ['code', 'N Y C'], ['name', '  '], ['country', 'USA'], ['country', 'QQ'], ['region', 'mars'], ['timeZone', 'America/New_Yorck'],
    ['timeZone', '+02:00'], ['locale', 'english please'], ['locale', 'qq-US'], ['currency', 'QQQ'], ['currency', '$'],
  ])('refuse the %s %s', (key, value) => {
    const { error } = storeDetails.safeParse({ ...store, [key]: value });
    expect(error?.issues.map(({ path, message }) => [path[0], /^expects /.test(message)])).toEqual([[key, true]]);
  });

  it('name everything that is missing', () => {
    const { error } = storeDetails.safeParse({});
    expect(error?.issues.map(({ path }) => path[0])).toEqual(Object.keys(store));
    expect(error?.issues.every(({ message }) => /^is missing: it expects /.test(message))).toBe(true);
  });
});

describe('the details of a person', () => {
  it('are written as sign-in looks them up', () => {
    expect(staffDetails.parse({ ...person, number: 'm-17', email: 'Ada@House.Example' })).toEqual({ ...person, number: 'M-17', email: 'ada@house.example', teams: [] });
  });

  it.each([['number', '10 001'], ['role', 'boss'], ['stores', []], ['email', 'ada'], ['teams', ['chefs']]])('refuse the %s %j', (key, value) => {
    expect(staffDetails.safeParse({ ...person, [key]: value }).error?.issues[0]?.path[0]).toBe(key);
  });

  it('leave alone what a change does not name', () => {
    expect(staffChanges.parse({ role: 'manager', stores: undefined, number: '7' })).toEqual({ role: 'manager' });
  });
});
