import { join } from 'node:path';
import { makeServices, type Services } from '@/app/services';
import { assertDatabase } from '@/db/assert-database';
import type { Database } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import type { Env } from '@/lib/env';
import { embedForHouse } from '@/lib/ask/embed-for-house';
import type { PassageEmbedder } from '@/lib/knowledge/embed-passages';
import type { Secrets } from '@/lib/secrets';
import { seedDemoHouse } from '../seed/seed-demo-house';
import { seedUsage } from '../seed/seed-usage';
import { CannotStart } from './cannot-start';
import { checkPrices } from './check-prices';
import { step } from './progress';

/** Brings the database to the newest schema, refuses one that would not keep its rows apart or a model without a price, and fills it with the demo house when asked. */
export async function fillDatabase(env: Env & Secrets): Promise<void> {
  const services = makeServices(env);
  try {
    await step('Migrating the database', () => migrate(services.db));
    const problems = await assertDatabase(services.db);
    if (problems.length > 0) throw new CannotStart(problems.join(' '));
    await checkPrices(services, env);
    if (env.DEMO_SEED) await step('Filling the demo house', (note) => seed(services, env, note));
  } finally {
    await services.close();
  }
}

async function seed({ db, embedder, purse, clock }: Services, { FLOORHAND_DATA_DIR, PIN_PEPPER }: Env & Secrets, note: (text: string) => void): Promise<void> {
  const onProgress = ({ done, total }: { done: number; total: number }) => note(`${done} of ${total} documents`);
  const { failed } = await seedDemoHouse({ db, embedder: evenWithoutRoom(embedForHouse({ embedder, purse })), pepper: PIN_PEPPER, vectorsFile: join(FLOORHAND_DATA_DIR, 'demo-vectors.bin'), onProgress });
  if (failed.length > 0) note(`${failed.length} documents could not be read: ${failed.map(({ file }) => file).join(', ')}`);
  note('its past usage');
  await seedUsage(db, clock);
}

/** A budget without room does not keep the house from opening: to the import its embedder is away, and documents are found by their words. */
function evenWithoutRoom(embedder: PassageEmbedder): PassageEmbedder {
  const away = (cause: unknown): never => {
    throw new Error('The embedder is away.', { cause });
  };
  return { modelName: embedder.modelName, embed: (texts, options) => embedder.embed(texts, options).catch(away) };
}

const databaseCodes: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at its address',
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host is not known',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the password',
  '28000': 'it refuses this user',
  '3D000': 'there is no database of that name',
  '42501': 'this user may not create what is needed (an owner of the database can)',
};

/** A database that cannot be reached or used is one sentence. */
async function migrate(db: Database): Promise<void> {
  try {
    await migrateDatabase(db);
  } catch (error) {
    const reason = reasonOf(error);
    throw reason === undefined ? error : new CannotStart(`The database cannot be used: ${reason}. Check DATABASE_URL or POSTGRES_URL.`, { cause: error });
  }
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (/timeout|Connection terminated/i.test(error.message)) return databaseCodes.ETIMEDOUT;
  return databaseCodes[code] ?? reasonOf(error.cause);
}
