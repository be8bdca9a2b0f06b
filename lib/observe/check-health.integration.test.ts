import { createServer, type Server } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { checkHealth } from './check-health';

let test: TestDatabase;
let embedder: Server;
let env: { FLOORHAND_EMBEDDER_URL: string; paidEmbedder: boolean };

beforeAll(async () => {
  test = await openTestDatabase();
  embedder = createServer((request, response) => response.writeHead(request.url === '/health' ? 200 : 404).end('{}'));
  await new Promise<void>((listening) => embedder.listen(0, '127.0.0.1', listening));
  const address = embedder.address();
  env = { FLOORHAND_EMBEDDER_URL: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`, paidEmbedder: false };
});
afterAll(async () => {
  embedder.closeAllConnections();
  embedder.close();
  await test.drop();
});

describe('the health of the house', () => {
  it('is well when the database keeps rows apart and the embedder answers', async () => {
    expect(await checkHealth({ db: test.db, env })).toEqual({ status: 'ok', database: 'ok', embedder: 'ok', problems: [] });
  });

  it('is degraded without the embedder, and does not ask one that is paid for', async () => {
    expect(await checkHealth({ db: test.db, env: { FLOORHAND_EMBEDDER_URL: 'http://127.0.0.1:9/v1', paidEmbedder: false } })).toMatchObject({ status: 'degraded', database: 'ok', embedder: 'unavailable' });
    expect(await checkHealth({ db: test.db, env: { EMBEDDING_BASE_URL: 'https://api.example.com/v1', paidEmbedder: true } })).toMatchObject({ status: 'ok', embedder: 'remote' });
  });

  it('is unavailable when our roles can reach a table past row-level security, and says which', async () => {
    await test.db.execute(sql`create table left_open (id int)`);
    await test.db.execute(sql`grant select on left_open to floorhand_reader`);
    expect(await checkHealth({ db: test.db, env })).toMatchObject({ status: 'unavailable', problems: ['The table left_open has no row-level security enabled.'] });
    await test.db.execute(sql`drop table left_open`);
  });
});
