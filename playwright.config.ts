import { defineConfig } from '@playwright/test';
import { browserLanes, browserServers, readTestEnvironment, testEnvironment } from './e2e/fixtures/test-environment';

const { browser } = readTestEnvironment();
const lanes = Array.from({ length: browserLanes }, (_, lane) => browserServers(lane));

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  workers: browserLanes,
  forbidOnly: true,
  // A slow moment of the machine is told apart from a fault by a second try; the report names what needed one.
  retries: 1,
  timeout: 90_000,
  // Long enough for the first load of a page on a machine with other work; what is there sooner is not waited for.
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    baseURL: browserServers().webUrl,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    trace: 'on-first-retry',
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-dev-shm-usage'],
    },
  },
  projects: [
    { name: 'landscape', use: { viewport: { width: 1180, height: 820 }, hasTouch: true } },
    // What depends on the layout runs upright as well.
    { name: 'portrait', grep: /@portrait|sign-in\.spec/, use: { viewport: { width: 820, height: 1180 }, hasTouch: true } },
  ],
  // One after the other: the first product builds what all of them run.
  webServer: [...lanes.map(fakeServer), ...lanes.map(productServer)],
});

type Lane = ReturnType<typeof browserServers>;

function fakeServer({ fakePort, fakeUrl }: Lane) {
  return { command: `"${process.execPath}" --import tsx e2e/fakes/fake-model.ts --port ${fakePort}`, url: `${fakeUrl}/fake/calls`, stdout: 'ignore' as const };
}

/** The real product on its embedded defaults, in folders of its own, with a fake model behind its OpenAI address. */
function productServer({ webPort, webUrl, fakeUrl, dataDir }: Lane) {
  return {
    command: 'node app/commands/launch.mjs start',
    url: `${webUrl}/api/ready`,
    env: definedOnly(testEnvironment({
      PORT: String(webPort), HOST: '127.0.0.1', PUBLIC_URL: '', FLOORHAND_DATA_DIR: dataDir, FLOORHAND_BUILD_DIR: '.next-e2e', DEMO_SEED: 'yes',
      DATABASE_URL: '', POSTGRES_URL: '', REDIS_URL: '', UPSTASH_REDIS_REST_URL: '', UPSTASH_REDIS_REST_TOKEN: '', RATE_LIMIT_FACTOR: '5', EMBEDDING_BASE_URL: '', EMBEDDING_API_KEY: '', EMBEDDING_MODEL: '', OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '',
      OPENAI_BASE_URL: `${fakeUrl}/v1`, OPENAI_API_KEY: 'fake', MODEL_PREMIUM: 'premium', MODEL_ECONOMY: 'economy', MODEL_PRICES: 'premium=2/0.5/8, economy=0.4/0.1/1.6', MODEL_FIRST_CHUNK_MS_MAX: '3000', MODEL_CHUNK_MS_MAX: '3000',
      // One question stands for many here, and each test has its own provider.
      ANSWERS_KEPT_HOURS: '0',
    })),
    timeout: 480_000,
    stdout: 'pipe' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
  };
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
