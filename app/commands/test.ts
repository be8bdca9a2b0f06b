import { addCounts } from '@/e2e/fixtures/count-results';
import { runBrowserTests, runTests } from '@/e2e/fixtures/run-tests';

/**
 * `npm test`: unit and integration tests on the embedded database, then the browser tests. Its last line adds all of them up.
 * `npm test -- code` or `npm test -- browser` runs one half; what follows goes to vitest or Playwright.
 */
const [half, ...rest] = process.argv.slice(2);
const onEmbedded = { TEST_DATABASE_URL: '', TEST_DATABASE_DRIVER: '', TEST_REDIS_URL: '' };
const counted = [
  ...(half === 'browser' ? [] : [await runTests(rest, onEmbedded)]),
  ...(half === 'code' ? [] : [await runBrowserTests(rest)]),
];
const { passed, failed } = addCounts(counted);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
