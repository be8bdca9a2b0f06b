import { stat } from 'node:fs/promises';
import type { Services } from '@/app/services';
import type { PassageEmbedder } from '@/lib/knowledge/embed-passages';
import { embedMissing } from '@/lib/knowledge/embed-missing';
import { importDocuments, type ImportFile, type ImportReport } from '@/lib/knowledge/import-documents';
import { listImportFiles } from '@/lib/knowledge/list-import-files';
import { chooseCollection, type Audience } from './choose-collection';
import { CommandMistake } from './command-mistake';
import { makeProgressBar } from './progress-bar';

export interface ImportOrder {
  files: readonly ImportFile[];
  collection: string;
  /** Makes the collection with this audience when it is not there. */
  create: Audience | null;
  language: string;
  signal: AbortSignal;
}

/** Imports files and tells how it went; gives the exit code. */
export async function importFolder({ db }: Services, embedder: PassageEmbedder, { files, collection, create, language, signal }: ImportOrder): Promise<number> {
  const collectionId = await chooseCollection(db, collection, create);
  const bar = makeProgressBar(process.stderr);
  const report = await importDocuments(db, collectionId, files, {
    embedder, language, signal,
    onProgress: ({ done, total, file, outcome }) => bar.show({ done, total, label: `${file} ${outcome}` }),
  }).finally(() => bar.end());
  const waiting = report.withoutVector === 0 ? 0 : await embedNow(db, embedder, signal);
  tell(report, waiting);
  return report.failed.length === 0 ? 0 : 1;
}

/** The files of a folder that can be imported. */
export async function filesOf(folder: string): Promise<ImportFile[]> {
  const about = await stat(folder).catch(() => undefined);
  if (!about?.isDirectory()) throw new CommandMistake(`${folder} is not a folder.`);
  const files = await listImportFiles(folder);
  if (files.length === 0) throw new CommandMistake(`${folder} holds no .md, .markdown or .txt files.`);
  return files;
}

/** The embedder was away during the import: one more try, then the passages wait. Gives how many still do. */
async function embedNow(db: Services['db'], embedder: PassageEmbedder, signal: AbortSignal): Promise<number> {
  let left = 0;
  await embedMissing(db, { embedder, signal, onProgress: ({ done, total }) => (left = total - done) }).catch(() => (left = Math.max(left, 1)));
  return left;
}

function tell({ added, revised, unchanged, failed, passages }: ImportReport, waiting: number): void {
  process.stdout.write(`${added} added, ${revised} revised, ${unchanged} unchanged, ${failed.length} failed; ${passages} passages written.\n`);
  for (const { file, reason } of failed) process.stderr.write(`${file} ${reason}.\n`);
  if (waiting > 0) process.stderr.write('The embedder did not answer: the new passages are found by their words only until "npm run knowledge -- embed" has run.\n');
}
