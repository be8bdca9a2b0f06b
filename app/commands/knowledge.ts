import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import type { Services } from '@/app/services';
import { BadEnvironment } from '@/lib/env';
import { embedMissing } from '@/lib/knowledge/embed-missing';
import { audienceSchema } from './knowledge/choose-collection';
import { CommandMistake } from './knowledge/command-mistake';
import { filesOf, importFolder } from './knowledge/import-folder';
import { listKnowledge } from './knowledge/list-knowledge';
import { makeProgressBar } from './knowledge/progress-bar';
import { withEmbedder } from './knowledge/with-embedder';
import { explainError, runInHouse } from './run-in-house';

const usage = `npm run knowledge -- import DIR --collection NAME    imports Markdown and text files; run it again to go on or to update
    --create [--minimum-role ROLE] [--regions A,B] [--stores CODE,CODE] [--teams A,B]    makes the collection if it is not there
    --language TAG    for files that do not say theirs (default: en)
npm run knowledge -- list     shows the collections
npm run knowledge -- embed    computes missing vectors, and all of them after a change of EMBEDDING_MODEL
`;

const text = { type: 'string' } as const;
const options = { collection: text, create: { type: 'boolean', default: false }, 'minimum-role': text, regions: text, stores: text, teams: text, language: { ...text, default: 'en' }, help: { type: 'boolean', default: false } } as const;
const stop = new AbortController();

/** What the command line asks for; undefined when it makes no sense. */
async function chosen(): Promise<((house: Services) => Promise<number>) | undefined> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [verb, folder] = positionals;
  if (values.help) return undefined;
  if (verb === 'list') return listKnowledge;
  if (verb === 'embed') return embed;
  const { collection, language } = values;
  if (verb !== 'import' || folder === undefined || collection === undefined) return undefined;
  const create = values.create ? audienceSchema.parse(values) : null;
  const files = await filesOf(folder);
  return (house) => withEmbedder(house, (embedder) => importFolder(house, embedder, { files, collection, create, language, signal: stop.signal }));
}

async function embed(house: Services): Promise<number> {
  const bar = makeProgressBar(process.stderr);
  const done = await withEmbedder(house, (embedder) => embedMissing(house.db, { embedder, signal: stop.signal, onProgress: (progress) => bar.show({ ...progress, label: 'passages' }) }));
  bar.end();
  process.stdout.write(`${done} passages embedded.\n`);
  return 0;
}

function explain(error: unknown): string {
  if (stop.signal.aborted) return 'Stopped. What is written stays; run the same command again to go on.';
  if (error instanceof ZodError) return `${error.issues[0]?.message ?? 'That is not understood'}.`;
  if (error instanceof CommandMistake || error instanceof BadEnvironment) return error.message;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return error.message;
  return explainError(error);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
process.exitCode = await runInHouse({ usage, chosen, explain, stopped: stop.signal });
