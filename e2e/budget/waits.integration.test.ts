import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumWaits, type WaitRow } from '@/db/queries/usage-waits';
import { withScope } from '@/db/scoped';
import { addUsage } from '@/e2e/fixtures/add-usage';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';

const clock = { now: () => new Date('2026-11-20T11:00:00Z') };
const days = ['2026-08-31', '2026-09-01', '2026-09-17', '2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', '2026-11-20'];

let home: TestDatabase;
let house: SmallHouse;

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  const { paris, tokyo } = house.stores;
  await addUsage(home.db, days.flatMap((day, place) => [
    { day, storeId: paris, staffId: house.staff.associate, waitMs: 100 * (place + 1) },
    { day, storeId: paris, staffId: house.staff.associate, waitMs: 150, rung: 'economy' as const },
    { day, storeId: tokyo, staffId: house.staff.tokyoAssociate, waitMs: 9_000 },
  ]));
});
afterAll(() => home.drop());

async function waitsOf(who: keyof SmallHouse['staff'], from: string, until: string, rung: 'economy' | null = null): Promise<WaitRow[]> {
  const scope = await authorise(home.db, { staffId: house.staff[who], storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
  return withScope(home.db, scope, (tx) => sumWaits(tx, { from, until, storeIds: Object.values(house.stores), rung, model: null }));
}

/** Histograms added up, in an order. */
function histogram(rows: readonly WaitRow[]): [string, number][] {
  const bars = Map.groupBy(rows, ({ mark, bucket }) => `${mark} ${bucket}`);
  return [...bars].map(([name, same]): [string, number] => [name, same.reduce((sum, { questions }) => sum + questions, 0)]).toSorted(([a], [b]) => a.localeCompare(b));
}

const dayByDay = async (who: keyof SmallHouse['staff'], within: readonly string[], rung: 'economy' | null = null) => (await Promise.all(within.map((day) => waitsOf(who, day, day, rung)))).flat();

describe('waiting times of many months', () => {
  it('are those of their days, wherever the range begins and ends', async () => {
    for (const from of days) {
      for (const until of days.filter((day) => day >= from)) {
        const within = days.filter((day) => from <= day && day <= until);
        expect(histogram(await waitsOf('admin', from, until)), `${from} to ${until}`).toEqual(histogram(await dayByDay('admin', within)));
      }
    }
  });

  it('are narrowed down by rung like those of days', async () => {
    const economy = histogram(await waitsOf('admin', '2026-08-01', '2026-11-30', 'economy'));
    expect(economy).toEqual(histogram(await dayByDay('admin', days, 'economy')));
    expect(economy.reduce((sum, [, questions]) => sum + questions, 0)).toBeLessThan(histogram(await waitsOf('admin', '2026-08-01', '2026-11-30')).reduce((sum, [, questions]) => sum + questions, 0));
  });

  it('are kept from other stores by row-level security, even when the range names them', async () => {
    expect(histogram(await waitsOf('manager', '2026-08-01', '2026-11-30'))).toEqual(histogram(await dayByDay('manager', days)));
    const slow = (rows: readonly WaitRow[]) => rows.filter(({ bucket }) => bucket >= 90).length;
    expect([slow(await waitsOf('manager', '2026-08-01', '2026-11-30')), slow(await waitsOf('admin', '2026-08-01', '2026-11-30')) > 0]).toEqual([0, true]);
    expect(await waitsOf('associate', '2026-08-01', '2026-11-30')).toEqual([]);
  });
});
