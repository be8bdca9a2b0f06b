import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets } from '@/db/schema/budgets';
import { staffDays } from '@/db/schema/usage-days';
import { addLimited } from '@/db/queries/limited-days';
import { countRoleWeeks } from '@/db/queries/usage-roles';
import { withScope, withSystem } from '@/db/scoped';
import { addPeople, addUsage } from '@/e2e/fixtures/add-usage';
import { weekOf, type Asked } from '@/e2e/fixtures/role-weeks';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import { usageReportSchema, type UsageReport } from '@/lib/contract/usage-report';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { makeUsageReport } from '@/lib/observe/usage-report';
import { reportTables } from '@/lib/observe/usage-tables';
import { writeCsv } from '@/lib/observe/write-csv';
import { roles, type Role, type Scope } from '@/lib/scope';

let home: TestDatabase;
let house: SmallHouse;
const clock = { now: () => new Date('2026-11-20T11:00:00Z') };
const today = '2026-11-20';

const scopeOf = (who: keyof SmallHouse['staff']): Promise<Scope> => authorise(home.db, { staffId: house.staff[who], storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);

async function reportFor(who: keyof SmallHouse['staff'], query: Record<string, string> = {}): Promise<UsageReport> {
  const scope = await scopeOf(who);
  return withScope(home.db, scope, (tx) => makeUsageReport(tx, scope, readUsageFilter(query, scope, today), clock));
}

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  const { paris, tokyo } = house.stores;
  const crew = await addPeople(home.db, paris, 6);
  const every = (day: string, more: object) => crew.map((staffId) => ({ day, storeId: paris, staffId, ...more }));
  await addUsage(home.db, [
    ...every('2026-11-20', { costMicros: 300, waitMs: 100 }),
    ...every('2026-11-18', { costMicros: 500, cachedInputTokens: 500, waitMs: 1_000 }),
    ...every('2026-11-17', { outcome: 'refused', rung: null }),
    ...every('2026-11-16', { rung: 'economy', costMicros: 50 }),
    ...every('2026-11-12', { costMicros: 100 }),
    { day: '2026-11-19', storeId: paris, staffId: house.staff.manager, role: 'manager', costMicros: 900 },
    { day: '2026-11-19', storeId: tokyo, staffId: house.staff.tokyoAssociate, costMicros: 7_000, rung: 'premium' },
  ]);
  await withSystem(home.db, (tx) => tx.insert(budgets).values([
    { level: 'store', subjectId: paris, periodStart: today, spentMicros: 4_000_000, spentTokens: 900_000 },
    { level: 'store', subjectId: tokyo, periodStart: today, spentMicros: 9_000_000 },
    { level: 'chain', subjectId: 0, periodStart: '2026-11-01', spentMicros: 100_000_000 },
  ]));
});
afterAll(() => home.drop());

describe('a usage report', () => {
  it('tells what the rate limits turned away beside how questions ended, in its files too', async () => {
    await addLimited(home.db, [{ day: '2026-11-19', storeId: house.stores.paris, role: 'associate', channel: 'tablet', questions: 4 }, { day: '2026-11-11', storeId: house.stores.paris, role: 'associate', channel: 'api', questions: 9 }]);
    const report = await reportFor('manager');
    expect([report.totals.limited, report.totalsBefore.limited, report.totals.questions]).toEqual([4, 9, 25]);
    expect(reportTables.outcomes(report)).toContainEqual({ outcome: 'limited', questions: 4, questions_before: 9 });
  });

  it('holds to its own contract', async () => {
    expect(usageReportSchema.parse(await reportFor('admin'))).toMatchObject({ currency: 'USD', roleWeeks: { from: '2026-11-09', until: '2026-11-22' } });
  });

  it('shows a manager their own stores and nothing of the others', async () => {
    const report = await reportFor('manager');
    expect(report.totals).toMatchObject({ questions: 25, costMicros: 6 * 850 + 900, calls: 19 });
    expect(report.choices.stores.map(({ name }) => name)).toEqual(['Paris, Rive Gauche']);
    expect(report.budgets.map(({ label }) => label)).toEqual(['Paris, Rive Gauche']);
    expect(JSON.stringify(report)).not.toMatch(/Tokyo|Ginza/u);
  });

  it('is kept from other stores by row-level security, even when its filter names them', async () => {
    const scope = await scopeOf('manager');
    const filter = { ...readUsageFilter({}, scope, today), storeIds: [house.stores.paris, house.stores.tokyo] };
    const report = await withScope(home.db, scope, (tx) => makeUsageReport(tx, scope, filter, clock));
    expect(report.totals.questions).toBe(25);
  });

  it('does not know a store that is not the reader’s', async () => {
    await expect(reportFor('manager', { stores: String(house.stores.tokyo) })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is not for associates', async () => {
    await expect(reportFor('associate')).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('shows an admin every store, and one when one is asked for', async () => {
    expect((await reportFor('admin')).totals).toMatchObject({ questions: 26, costMicros: 13_000 });
    const tokyo = await reportFor('admin', { stores: String(house.stores.tokyo) });
    expect(tokyo.totals).toMatchObject({ questions: 1, costMicros: 7_000, people: null });
  });

  it('compares a week with the seven days before', async () => {
    const { before, totals, totalsBefore, days } = await reportFor('manager', { period: 'week' });
    expect(before).toEqual({ from: '2026-11-07', until: '2026-11-13' });
    expect(totalsBefore).toMatchObject({ questions: 6, costMicros: 600, costPerQuestionMicros: 100 });
    expect(totals.costPerQuestionMicros).toBe(6_000 / 25);
    expect(days).toHaveLength(7);
    expect(days[0]).toEqual({ day: '2026-11-14', questions: 0, costMicros: 0 });
    expect(days.at(-1)).toEqual({ day: today, questions: 6, costMicros: 1_800 });
  });

  it('says how questions ended and how long people waited', async () => {
    const { totals, waits } = await reportFor('manager');
    expect(totals.outcomes).toEqual({ answered: 19, refused: 6, stopped: 0, failed: 0 });
    const source = waits.find(({ mark }) => mark === 'source');
    expect(Math.abs((source?.p50Ms ?? 0) / 200 - 1)).toBeLessThan(0.055);
    expect(Math.abs((source?.p95Ms ?? 0) / 1_000 - 1)).toBeLessThan(0.055);
  });

  it('narrows down by rung', async () => {
    const { totals, byModel } = await reportFor('manager', { rung: 'economy' });
    expect(totals).toMatchObject({ questions: 6, costMicros: 300 });
    expect(byModel.map(({ key }) => key)).toEqual(['model-economy']);
  });

  it('counts what refusals and the ladder saved at the price of a premium answer', async () => {
    const { saved } = await reportFor('manager');
    const average = (6 * 300 + 6 * 500 + 900) / 13;
    expect(saved.premiumAverageMicros).toBeCloseTo(average);
    expect(saved.refusalsMicros).toBe(Math.round(6 * average));
    expect(saved.ladderMicros).toBe(Math.round(6 * average - 300));
  });

  it('counts answers that were read along with another’s call at what a paid one of the rung cost', async () => {
    const { paris } = house.stores;
    const people = await addPeople(home.db, paris, 8);
    await addUsage(home.db, people.map((staffId, place) => ({ day: '2026-06-10', storeId: paris, staffId, ...(place < 6 ? { costMicros: 400 } : {}) })));
    expect((await reportFor('manager', { from: '2026-06-10', until: '2026-06-10' })).saved).toMatchObject({ sharedMicros: 800, refusalsMicros: null });
    expect((await reportFor('manager')).saved.sharedMicros).toBe(0);
  });

  it('says nothing about savings while too few premium answers were paid', async () => {
    expect((await reportFor('manager', { period: 'custom', from: '2026-11-20', until: '2026-11-20' })).saved).toMatchObject({ refusalsMicros: null, ladderMicros: null });
  });

  it('forecasts the day of a store in money and tokens, and the chain’s month for admins alone', async () => {
    const own = await reportFor('manager');
    expect(own.budgets).toEqual([expect.objectContaining({ level: 'store', spentMicros: 4_000_000, limitMicros: 40_000_000, forecastMicros: 8_000_000, spentTokens: 900_000, reservedTokens: 0, limitTokens: 40_000_000, forecastTokens: 1_800_000 })]);
    const all = await reportFor('admin');
    expect(all.budgets[0]).toMatchObject({ level: 'chain', spentMicros: 100_000_000, forecastMicros: Math.round((100_000_000 * 30) / 19.5) });
  });
});

describe('fewer than five people', () => {
  it('are not counted, and not told apart from the others by their role', async () => {
    const { totals, byRole, roleWeeks } = await reportFor('manager');
    expect(totals.people).toBe(7);
    expect(roleWeeks).toEqual({ from: '2026-11-09', until: '2026-11-22' });
    expect(byRole.map(({ key, questions }) => ({ key, questions }))).toEqual([{ key: 'associate+manager+admin', questions: 25 }, { key: 'associate', questions: 6 }]);
    expect((await reportFor('admin')).byStore.map(({ label, people }) => [label, people])).toContainEqual(['Tokyo, Ginza', null]);
  });

  it('cannot be filtered out by their role, whoever asks and however', async () => {
    for (const role of ['manager', 'associate', 'admin']) await expect(reportFor('admin', { role })).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describe('the split by role', () => {
  it('is of whole weeks, whatever days are asked for, so that no day can be had from it', async () => {
    const { paris } = house.stores;
    const managers = await addPeople(home.db, paris, 5, 'manager');
    const associates = await addPeople(home.db, paris, 7);
    const asked = (people: readonly number[], role: Role, day: string) => people.map((staffId) => ({ day, storeId: paris, staffId, role, costMicros: 100 }));
    await addUsage(home.db, [...asked(managers, 'manager', '2026-09-08'), ...asked(associates, 'associate', '2026-09-08'), ...asked(managers.slice(0, 1), 'manager', '2026-09-10')]);
    // One manager asked on the Thursday: without that day, five are left.
    const whole = { byRole: [{ key: 'associate', questions: 7 }, { key: 'manager', questions: 6 }], roleWeeks: { from: '2026-09-07', until: '2026-09-13' } };
    for (const [from, until] of [['2026-09-10', '2026-09-10'], ['2026-09-07', '2026-09-09'], ['2026-09-08', '2026-09-13']] as const) expect(await reportFor('manager', { from, until })).toMatchObject(whole);
  });

  it('is of all the reader’s stores and answers, and not there for some', async () => {
    const some: Record<string, string>[] = [{ stores: String(house.stores.paris) }, { rung: 'premium' }, { model: 'model-premium' }];
    for (const query of some) {
      expect(await reportFor('admin', query)).toMatchObject({ byRole: [], roleWeeks: null });
    }
    expect((await reportFor('manager', { stores: String(house.stores.paris) })).roleWeeks).not.toBeNull();
  });

  it('counts people as the plain reckoning does, by which few people are kept apart', async () => {
    const [monday, days] = [Date.parse('2026-03-02T00:00:00Z'), 14];
    const stores = [house.stores.paris, house.stores.tokyo];
    const asked: Asked[] = Array.from({ length: 60 }, (_, place) => ({ store: (place * 7) % 2, day: (place * 5) % days, role: roles[(place * 3 + (place >> 3)) % 3] ?? 'associate', staff: 9_000 + (place * 11) % 17 }));
    const once = [...new Map(asked.map((one) => [`${one.store} ${one.day} ${one.staff}`, one])).values()];
    const dayOf = (day: number) => new Date(monday + day * 86_400_000).toISOString().slice(0, 10);
    await withSystem(home.db, (tx) => tx.insert(staffDays).values(once.map(({ store, day, role, staff }) => ({ day: dayOf(day), storeId: stores[store] ?? 0, staffId: staff, role, questions: 1 }))));
    const scope = await scopeOf('admin');
    const rows = await withScope(home.db, scope, (tx) => countRoleWeeks(tx, { from: dayOf(0), until: dayOf(13), storeIds: stores }));
    for (const week of [0, 1]) expect(rows.filter((row) => row.week === dayOf(week * 7)).map(({ week: _, ...row }) => row)).toEqual(weekOf(once, week));
  });
});

describe('the files of a report', () => {
  it('hold what the page shows: amounts, few people folded, no other store', async () => {
    const report = await reportFor('manager');
    const files = Object.fromEntries(Object.entries(reportTables).map(([name, recordsOf]) => [name, writeCsv(recordsOf(report))]));
    expect(files['days']).toContain('2026-11-20,6,0.0018\n');
    expect(files['roles']).toContain('associate+manager+admin,associate+manager+admin,25,');
    expect(files['budgets']).toContain('store,"Paris, Rive Gauche",2026-11-20,4,0,40,8,900000,0,40000000,1800000');
    expect(Object.values(files).join()).not.toMatch(/Tokyo|Ginza|undefined|NaN/u);
    expect(writeCsv(reportTables.stores(await reportFor('admin')))).toMatch(/"Tokyo, Ginza",1,<5,/u);
  });
});
