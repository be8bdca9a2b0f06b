import { runBrowserTests, runTests } from '@/e2e/fixtures/run-tests';
import { addCounts } from '@/e2e/fixtures/count-results';

/** `npm test`: unit and integration tests on the embedded database, then the browser tests. Its last line adds all of them up. */
const counted = [await runTests([], { TEST_DATABASE_URL: '', TEST_REDIS_URL: '' }), await runBrowserTests()];
const { passed, failed } = addCounts(counted);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
