import { openDatabase, type Database, type DatabaseAddress } from '@/db/client';
import { openEmbeddedTestDatabase } from '../fixtures/embedded-test-database';
import { openPostgresTestDatabase } from '../fixtures/postgres-test-database';

/** A migrated empty database for a measurement: on this Postgres server, or an embedded one in memory. Dropped at the end. */
export async function openBenchDatabase(serverUrl: string | undefined): Promise<{ db: Database; drop(): Promise<void> }> {
  const home = serverUrl === undefined ? await openEmbeddedTestDatabase() : await openPostgresTestDatabase(serverUrl);
  const address: DatabaseAddress = 'url' in home ? { kind: 'postgres', url: home.url } : { kind: 'embedded', socketFolder: home.socketFolder };
  // A dropped database breaks idle connections; that is the end of the measurement, not a failure.
  const { db, close } = openDatabase(address, { poolMax: 4, connectMsMax: 10_000, onIdleError: () => undefined });
  return {
    db,
    async drop() {
      await close();
      await home.drop();
    },
  };
}
