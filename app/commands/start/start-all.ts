import type { Env } from '@/lib/env';
import { keptSecrets } from '@/lib/secrets';
import { buildIfStale } from './build-if-stale';
import { writingTo } from './cannot-start';
import { checkDisk } from './check-disk';
import { checkPort } from './check-port';
import type { Endings } from './endings';
import { keepDatabase } from './keep-database';
import { keepLocalEmbedder } from './keep-embedder';
import { keepRunning } from './keep-running';
import { ownDependencies } from './own-dependencies';
import { ownHouse } from './own-house';
import { step } from './progress';
import { serveWeb } from './serve-web';
import { welcome } from './welcome';

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Starts everything in order and starts again what dies. Resolves with a sentence when something that the house needs keeps
 * dying. Nothing is written or built before the port and the data folder are known to be ours.
 */
export async function startAll(root: string, env: Env, endings: Endings): Promise<string> {
  const data = env.FLOORHAND_DATA_DIR;
  await checkPort(env.PORT, env.HOST);
  await checkDisk(data);
  await ownHouse(env, endings);
  ownDependencies(root, endings);
  await buildIfStale({ root, buildFolder: env.FLOORHAND_BUILD_DIR }, endings);
  const secrets = { ...(await writingTo(data, () => keptSecrets(data))), ...given(env) };

  const [database, embedderUrl, { fillDatabase }] = await Promise.all([
    env.embeddedDatabase ? step('Opening the embedded database', () => keepDatabase(data, endings, say)) : undefined,
    env.EMBEDDING_BASE_URL ? undefined : keepLocalEmbedder(data, endings, say),
    // Reading all that the services need takes a second, in which the database opens.
    import('./fill-database'),
  ]);
  const ready = { ...env, ...secrets, ...(database && { FLOORHAND_DATABASE_SOCKET: database.socket }), ...(embedderUrl !== undefined && { FLOORHAND_EMBEDDER_URL: embedderUrl }) };
  await fillDatabase(ready);

  const needs = { root, env, secrets, databaseSocket: database?.socket, embedderUrl };
  const web = await step('Starting the web server', () => keepRunning({ start: (own) => serveWeb(needs, own), meanwhile: 'until then no page answers', endings, say }));
  process.stdout.write(welcome(env, web.first.url));
  return Promise.race([web, database].flatMap((kept) => (kept ? [kept.givenUp] : [])));
}

/** Secrets that the environment gives win over the kept ones. */
function given({ AUTH_SECRET, PIN_PEPPER }: Env): Partial<Record<'AUTH_SECRET' | 'PIN_PEPPER', string>> {
  return { ...(AUTH_SECRET && { AUTH_SECRET }), ...(PIN_PEPPER && { PIN_PEPPER }) };
}
