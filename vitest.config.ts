import { defineConfig } from 'vitest/config';
import { readTestEnvironment } from './e2e/fixtures/test-environment';

/** Settings that both projects share. Two workers: the machine has two cores, and a test database each. */
const shared = { pool: 'forks', environment: 'node', testTimeout: 20_000, expect: { poll: { timeout: 10_000 } } } as const;
const alias = { '@': import.meta.dirname };
const ignored = ['**/node_modules/**', '.next*/**', '.data*/**'];

/** On a real Postgres what is about the embedded database alone, or about a command's words, would be the same again. */
const embeddedOnly = readTestEnvironment().postgresUrl === undefined ? [] : ['app/commands/*.integration.test.ts', 'app/commands/seed/{demo-vectors,suggestions}.integration.test.ts', 'db/embedded/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Modules are loaded once for all of them. An integration test has a database in its process, which should end with it.
      { resolve: { alias }, test: { ...shared, name: 'unit', isolate: false, include: ['{app,components,lib,db,e2e}/**/*.test.{ts,tsx}'], exclude: [...ignored, '**/*.integration.test.ts'] } },
      {
        resolve: { alias },
        // A slow moment of the machine is told apart from a fault by a second try; the report names what needed one.
        test: { ...shared, name: 'integration', include: ['{app,components,lib,db,e2e}/**/*.integration.test.ts'], exclude: [...ignored, ...embeddedOnly], hookTimeout: 120_000, testTimeout: 60_000, retry: 1, globalSetup: ['e2e/fixtures/prepare-test-databases.ts'] },
      },
    ],
  },
});
