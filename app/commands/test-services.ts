import { addCounts } from '@/e2e/fixtures/count-results';
import { runTests } from '@/e2e/fixtures/run-tests';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { startThrowawayPostgres } from '@/e2e/fixtures/throwaway-postgres';
import { startThrowawayRedis } from '@/e2e/fixtures/throwaway-redis';

/**
 * `npm run test:services`: the integration tests on a real Postgres with pgvector, through both drivers, and Redis.
 * `TEST_DATABASE_URL` and `TEST_REDIS_URL` name servers to use; without them it starts its own and removes them.
 */
const given = readTestEnvironment();
const existing = (url: string) => ({ url, stop: () => Promise.resolve() });
const integration = ['--project', 'integration'];
/** What depends on the driver: whatever reads and writes rows. What waits, flies, is searched for or is written on a screen is the same through either. */
const throughVercel = ['db/', 'lib/access/', 'lib/budget/', 'lib/knowledge/import', 'app/api/v1/l', 'e2e/property/', 'e2e/drafts', 'e2e/budget/permit', 'e2e/budget/purse', 'e2e/fixtures/'];

async function runAll(): Promise<number> {
  const postgres = given.postgresUrl ? existing(given.postgresUrl) : await startThrowawayPostgres();
  const redis = given.redisUrl ? existing(given.redisUrl) : await startThrowawayRedis();
  try {
    const servers = { TEST_DATABASE_URL: postgres.url, TEST_REDIS_URL: redis.url };
    process.stdout.write('\nOn Postgres, through node-postgres\n');
    const node = await runTests(integration, servers);
    process.stdout.write('\nOn Postgres, through the Vercel driver and a WebSocket bridge\n');
    const vercel = await runTests([...integration, ...throughVercel], { ...servers, TEST_DATABASE_DRIVER: 'vercel' });
    const { passed, failed } = addCounts([node, vercel]);
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    await redis.stop();
    await postgres.stop();
  }
}

process.exitCode = await runAll().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
