import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSuggestions } from '@/db/queries/suggestions';
import { staff } from '@/db/schema/staff';
import { withScope, withSystem } from '@/db/scoped';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { propertyServices } from '@/e2e/property/ask-as';
import { authorise } from '@/lib/access/authorise';
import type { AskServices } from '@/lib/ask/ask';
import { searchEvidence } from '@/lib/ask/search-evidence';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import { readEnv } from '@/lib/env';
import { makeEmbedder } from '@/lib/models/embed';
import { seedDemoHouse } from './seed-demo-house';

/** One of each kind: both sides of the ocean, an adviser, a manager, the People team, head office, and an associate in Tokyo. */
const people = ['10412', '10127', '10134', '10101', '10903', '10001', '11121'];

describe('the questions that an empty screen offers', () => {
  let home: TestDatabase;
  let services: AskServices;
  let stopEmbedder = () => Promise.resolve();

  beforeAll(async () => {
    home = await openTestDatabase();
    const service = await startEmbedder();
    stopEmbedder = service.stop;
    const embedder = makeEmbedder({ baseUrl: embedderUrl(service.ready), apiKey: undefined, modelName: readEnv({}).EMBEDDING_MODEL, paid: false });
    await seedDemoHouse({ db: home.db, embedder, pepper: 'a-pepper-of-at-least-32-characters', vectorsFile: '/dev/null' });
    services = { ...propertyServices(home.db), embedder };
  }, 120_000);
  afterAll(async () => {
    await stopEmbedder();
    await home.drop();
  });

  it('are answered for everybody who is offered them', async () => {
    const rows = await withSystem(home.db, (tx) => tx.select({ id: staff.id, number: staff.number }).from(staff));
    const refused: string[] = [];
    for (const { id, number } of rows.filter((row) => people.includes(row.number))) {
      const asker = { staffId: id, storeId: null, deviceId: null, accessVersion: null, via: 'key' } as const;
      const scope = await authorise(home.db, asker, services.clock);
      for (const locale of ['en', 'fr', 'ar']) {
        for (const question of await withScope(home.db, scope, (tx) => listSuggestions(tx, scope, { locale, most: 6 }))) {
          const { ranked } = await searchEvidence({ runId: randomUUID(), asker, question, from: { channel: 'api', history: [] }, signal: new AbortController().signal }, services);
          if (!ranked.enough) refused.push(`${number}: ${question} (${ranked.confidence.toFixed(2)})`);
        }
      }
    }
    expect(refused).toEqual([]);
  }, 120_000);
});
