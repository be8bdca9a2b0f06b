import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { assertDatabase } from './assert-database';
import { secretColumns } from './assert-database-access';

let home: TestDatabase;
beforeAll(async () => void (home = await openTestDatabase()));
afterAll(() => home.drop());

/** What is said while `statements` hold; they are taken back by rolling back. */
async function problemsAfter(...statements: string[]): Promise<string[]> {
  let said: string[] = [];
  const undo = new Error('undo');
  const work = home.db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement));
    said = await assertDatabase(tx as unknown as typeof home.db);
    throw undo;
  });
  await work.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return said;
}

async function isSuperuser(): Promise<boolean> {
  const { rows } = (await home.db.execute(sql`select rolsuper from pg_roles where rolname = current_user`)) as unknown as { rows: { rolsuper: boolean }[] };
  return rows[0]?.rolsuper === true;
}

describe('a migrated database', () => {
  it('may serve', async () => {
    expect(await assertDatabase(home.db)).toEqual([]);
  });

  it.each([
    ['grant select on passages to public', 'Everybody (PUBLIC) has privileges on the table passages.'],
    ['grant select (question) on traces to public', 'Everybody (PUBLIC) has privileges on the table traces.'],
    ['grant insert on sign_in_attempts to public', 'Everybody (PUBLIC) has privileges on the table sign_in_attempts.'],
    ['alter table documents disable row level security', 'The table documents has no row-level security enabled.'],
    ['alter table revisions no force row level security', 'The table revisions does not force row-level security on its owner.'],
    ['create policy open_house on messages using (true)', 'The table messages has a policy for everybody (PUBLIC).'],
    ['grant select on staff to floorhand_reader', 'The reading role has privileges on secret columns of the table staff: password_hash, pin_hash.'],
    ['grant select (key_hash) on api_keys to floorhand_reader', 'The reading role has privileges on secret columns of the table api_keys: key_hash.'],
    ['grant update on devices to floorhand_reader', 'The reading role has privileges on secret columns of the table devices: token_hash.'],
    ['grant truncate on passages to floorhand_reader', 'The table passages can be reached past its policies: floorhand_reader holds TRUNCATE.'],
  ])('is refused after: %s', async (statement, sentence) => {
    expect(await problemsAfter(statement)).toEqual([sentence]);
  });

  it.each([
    [['alter role floorhand_reader bypassrls'], 'The role floorhand_reader is a superuser or has BYPASSRLS, so it could read every row.'],
    [['alter role floorhand_system superuser'], 'The role floorhand_system is a superuser or has BYPASSRLS, so it could read every row.'],
    [['create role between', 'create role past bypassrls', 'grant past to between', 'grant between to floorhand_reader'], 'The role floorhand_reader is a member of past, which could read every row.'],
  ])('is refused after: %j', async (statements, sentence) => {
    // Only a superuser can do such harm.
    if (await isSuperuser()) expect(await problemsAfter(...statements)).toEqual([sentence]);
    else await expect(problemsAfter(...statements)).rejects.toThrow();
  });

  it('is refused when a new table or view is given to our roles without a lock', async () => {
    expect(await problemsAfter('create table notes (id int)', 'grant select (id) on notes to floorhand_reader')).toEqual(['The table notes has no row-level security enabled.']);
    expect(await problemsAfter('create view all_passages as select * from passages', 'grant select on all_passages to floorhand_system')).toEqual(['The table all_passages has no row-level security enabled.']);
  });

  it('names every secret there is', async () => {
    const { rows } = (await home.db.execute(sql`select attrelid::regclass::text || '.' || attname as name from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and attname ~ '(hash|secret|token|password|pin)$' and attname <> 'content_hash' order by 1`)) as unknown as { rows: { name: string }[] };
    expect(rows.map(({ name }) => name)).toEqual([...secretColumns]);
  });
});
