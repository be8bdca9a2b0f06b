import type { Env } from '@/lib/env';
import { keptSecrets } from '@/lib/secrets';
import { buildIfStale } from './build-if-stale';
import { writingTo } from './cannot-start';
import { checkDisk } from './check-disk';
import { checkPort } from './check-port';
import type { Endings } from './endings';
import { keepEmbedder } from './keep-embedder';
import { step } from './progress';
import { serveDatabase } from './serve-database';
import { serveWeb } from './serve-web';
import { welcome } from './welcome';

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Starts everything in order, and resolves with a sentence when something has ended that the house cannot be without. */
export async function startAll(root: string, env: Env, endings: Endings): Promise<string> {
  const data = env.FLOORHAND_DATA_DIR;
  await checkPort(env.PORT, env.HOST);
  await checkDisk(data);
  const secrets = { ...(await writingTo(data, () => keptSecrets(data))), ...given(env) };
  await buildIfStale({ root, buildFolder: env.FLOORHAND_BUILD_DIR }, endings);

  const [database, embedderUrl, { fillDatabase }] = await Promise.all([
    env.embeddedDatabase ? step('Opening the embedded database', () => serveDatabase(data, endings)) : undefined,
    env.EMBEDDING_BASE_URL ? undefined : keepEmbedder(data, endings, say),
    // Reading all that the services need takes a second, in which the database opens.
    import('./fill-database'),
  ]);
  const ready = { ...env, ...secrets, ...(database && { FLOORHAND_DATABASE_SOCKET: database.socket }), ...(embedderUrl && { FLOORHAND_EMBEDDER_URL: embedderUrl }) };
  await fillDatabase(ready);

  const web = await step('Starting the web server', () => serveWeb({ root, env, secrets, databaseSocket: database?.socket, embedderUrl }, endings));
  process.stdout.write(welcome(env, web.url));
  return Promise.race([web.ended, ...(database ? [database.ended] : [])]);
}

/** Secrets that the environment gives win over the kept ones. */
function given({ AUTH_SECRET, PIN_PEPPER }: Env): Partial<Record<'AUTH_SECRET' | 'PIN_PEPPER', string>> {
  return { ...(AUTH_SECRET && { AUTH_SECRET }), ...(PIN_PEPPER && { PIN_PEPPER }) };
}
