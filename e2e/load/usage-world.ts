import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { staff, staffStores } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { withSystem } from '@/db/scoped';
import type { Role } from '@/lib/scope';

/** Twenty shops with twenty people each, and a year of questions. */
const size = { stores: 20, people: 20, days: 365 } as const;
const rowsPerStatement = 50_000;
export const lastDay = '2026-11-20';

export interface UsageWorld {
  /** A manager of one store, and head office. */
  readers: { name: string; staffId: number }[];
}

interface Options {
  events: number;
  onProgress(done: number): void;
}

/** Fills an empty database with so many questions, each with the paid call that answered it; the triggers keep the totals, as they do for runs. */
export async function fillUsageWorld(db: Database, { events, onProgress }: Options): Promise<UsageWorld> {
  const storeIds = await withSystem(db, (tx) => tx.insert(stores)
    .values(Array.from({ length: size.stores }, (_, place) => ({ code: `S${place}`, name: `Store ${place}`, city: `City ${place}`, country: 'FR', region: 'emea' as const, timeZone: 'Europe/Paris', locale: 'en', currency: 'EUR' })))
    .returning({ id: stores.id })).then((rows) => rows.map(({ id }) => id));
  const manager = await addPerson(db, { number: '1', role: 'manager', homeStoreId: storeIds[0] ?? 0 });
  const admin = await addPerson(db, { number: '2', role: 'admin', homeStoreId: storeIds[0] ?? 0, allStores: true });
  for (const homeStoreId of storeIds) {
    for (let place = 0; place < size.people; place += 1) await addPerson(db, { number: `9${homeStoreId}x${place}`, role: 'associate', homeStoreId });
  }
  for (let first = 0; first < events; first += rowsPerStatement) {
    await addQuestions(db, first, Math.min(rowsPerStatement, events - first));
    onProgress(Math.min(events, first + rowsPerStatement));
  }
  await db.execute(sql`analyze`);
  return { readers: [{ name: 'manager, 1 store', staffId: manager }, { name: `admin, ${size.stores} stores`, staffId: admin }] };
}

async function addPerson(db: Database, person: { number: string; role: Role; homeStoreId: number; allStores?: boolean }): Promise<number> {
  return withSystem(db, async (tx) => {
    const [row] = await tx.insert(staff).values({ name: `Person ${person.number}`, ...person }).returning({ id: staff.id });
    await tx.insert(staffStores).values({ staffId: row?.id ?? 0, storeId: person.homeStoreId });
    return row?.id ?? 0;
  });
}

/** One statement for the questions, one for the ledger. Everything follows from the number of the question, so every run is the same. */
async function addQuestions(db: Database, first: number, count: number): Promise<void> {
  await withSystem(db, async (tx) => {
    await tx.execute(sql`create temporary table people on commit drop as select row_number() over (order by id) - 1 as place, id, home_store_id, role from staff where role = 'associate'`);
    const from = sql`
      from generate_series(${first}::int, ${first + count - 1}::int) as i
      join people p on p.place = (i::bigint * 7919) % ${size.stores * size.people}
      cross join lateral (select ${lastDay}::date - (i::bigint * 104729 % ${size.days})::int as day, (array['premium', 'premium', 'economy', 'extractive'])[1 + i % 4] as rung) as d`;
    await tx.execute(sql`
      insert into traces (run_id, staff_id, store_id, channel, asker_role, asker_teams, collection_ids, question, outcome, rung, rating, first_source_ms, first_text_ms, total_ms, detail, day, created_at)
      select gen_random_uuid(), p.id, p.home_store_id, 'tablet', p.role, '{}', '{}', 'How is case ' || (i::bigint * 31 % 20000) || ' handled?',
        case when i % 12 = 0 then 'refused' else 'answered' end, case when i % 12 = 0 then null else d.rung end, case when i % 40 = 1 then -1 when i % 9 = 1 then 1 end,
        40 + i % 300, 300 + i % 2500, 900 + i % 6000, '{"stages":[],"evidence":[],"confidence":null,"collectionIds":[],"rungAttempts":[],"degraded":[]}', d.day, d.day + time '12:00' ${from}`);
    await tx.execute(sql`
      insert into usage_events (staff_id, store_id, role, day, kind, model, rung, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_micros, source, finished, at)
      select p.id, p.home_store_id, p.role, d.day, 'answer', 'model-' || d.rung, d.rung, 1500 + i % 900, i % 700, 100 + i % 250, 0, 3000 + i % 4000, 'reported', true, d.day + time '12:00' ${from}`);
  });
}
