import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './client';

/** Any number that nothing else locks: only one process migrates at a time. */
const migrationLock = 6_180_339;

/**
 * Brings the database to the newest schema: all of it or nothing, in one transaction. Several processes may call it at
 * once; the later ones wait and find nothing to do. Runs from the source tree only, where the SQL files are.
 */
export async function migrateDatabase(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    // Both drivers' migrators are this same one; it asks a database, and a transaction is one too.
    await migrate(tx as unknown as NodePgDatabase, { migrationsFolder: join(import.meta.dirname, 'migrations') });
  });
}
