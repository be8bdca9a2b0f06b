import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { vector } from '@electric-sql/pglite-pgvector';

/** Little log is kept, since nobody replicates from here, and an index of vectors is built in memory. */
const settings = ['wal_level=minimal', 'max_wal_senders=0', 'min_wal_size=32MB', 'max_wal_size=64MB', 'maintenance_work_mem=256MB'];
const startParams = [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ['-c', setting])];

const extensions = { vector, pg_trgm, unaccent };

/** A freshly made cluster, kept beside the engine it belongs to: unpacking it takes a fifth of the time of making one. */
function templateFile(): string {
  const engine = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  return join(engine, '.floorhand-template.tar.gz');
}

/** Keeps the template for later folders. It only saves time, so a disk that cannot hold it is no failure. */
async function keepTemplate(engine: PGlite): Promise<void> {
  const file = templateFile();
  try {
    const dump = Buffer.from(await (await engine.dumpDataDir('gzip')).arrayBuffer());
    writeFileSync(`${file}.${process.pid}`, dump);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

/** Makes a new cluster in a folder beside its own and moves it there whole, so a start that is killed midway leaves none half-made. */
async function makeCluster(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const template = existsSync(templateFile()) ? new Blob([readFileSync(templateFile())]) : undefined;
  const engine = await PGlite.create({ dataDir: unfinished, ...(template === undefined ? {} : { loadDataDir: template }) });
  if (template === undefined) await keepTemplate(engine);
  await engine.close();
  renameSync(unfinished, folder);
}

/**
 * Opens the embedded Postgres of a folder, and makes it first when it is new. It has no lock of its own:
 * own the folder first (`own-folder.ts`), or two processes silently diverge.
 */
export async function openEngine(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) await makeCluster(folder);
  return PGlite.create({ dataDir: folder, extensions, startParams });
}
