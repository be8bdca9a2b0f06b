import { expect, it } from 'vitest';
import { freePort } from '@/e2e/fixtures/free-port';
import { asFloorhandError } from '@/lib/errors';
import { openVercelPool } from './open-vercel-pool';

const options = { max: 1, connectionTimeoutMillis: 5_000 };

it.each(['postgres://u:p@localhost/d', 'postgres://u:p@ep-quiet.eu-central-1.aws.neon.tech/d', 'postgres://u:p@ep-quiet-pooler.eu-central-1.aws.neon.tech/d'])('takes %s', async (url) => {
  await openVercelPool(url, undefined, options).end();
});

it('says that nothing answers as node-postgres does, so that it is known for a database that is away', async () => {
  const pool = openVercelPool('postgres://u:p@localhost/d', `ws://127.0.0.1:${await freePort()}/v1`, options);
  const failed = pool.connect();
  await expect(failed).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(asFloorhandError(await failed.catch((error: unknown) => error)).code).toBe('database_unavailable');
  await pool.end();
});
