import { join } from 'node:path';
import type { Database } from '@/db/client';
import { listRevisions } from '@/db/queries/documents';
import { withSystem } from '@/db/scoped';
import { hashDemoCredentials } from '@/db/seed/credentials';
import { hasDemoStaff, loadDemoHouse } from '@/db/seed/load-demo-house';
import { withoutVectorIndex } from '@/db/vector-index';
import type { PassageEmbedder } from '@/lib/knowledge/embed-passages';
import { importDocuments, type ImportFile } from '@/lib/knowledge/import-documents';
import { keepVectors } from '@/lib/knowledge/keep-vectors';
import { listImportFiles } from '@/lib/knowledge/list-import-files';

export const demoDocumentsFolder = join(import.meta.dirname, '..', '..', '..', 'db', 'seed', 'documents');
/** The vectors of the demo documents by the local model: computing them takes minutes, so they come with the house. */
export const demoVectorsFile = join(import.meta.dirname, '..', '..', '..', 'db', 'seed', 'vectors.bin');

export interface SeedOptions {
  db: Database;
  embedder: PassageEmbedder;
  pepper: string;
  /** Vectors that do not come with the house are kept here. */
  vectorsFile: string;
  /** `done` of `total` documents. */
  onProgress?(progress: { done: number; total: number }): void;
  signal?: AbortSignal;
}

export interface SeedReport {
  documents: number;
  passages: number;
  /** To be found by words only, until `embedMissing` has run. */
  withoutVector: number;
  failed: { file: string; reason: string }[];
}

/** Fills a migrated database with the demo house. Adds only what is missing, so it can be run at every start, and again after a kill. */
export async function seedDemoHouse({ db, pepper, onProgress, signal, ...options }: SeedOptions): Promise<SeedReport> {
  const credentials = (await withSystem(db, hasDemoStaff)) ? null : await hashDemoCredentials(pepper);
  const collectionIds = await withSystem(db, (tx) => loadDemoHouse(tx, credentials));
  const embedder = keepVectors(options.embedder, [demoVectorsFile, options.vectorsFile]);
  const missing = await listMissing(db, collectionIds);
  const total = missing.reduce((sum, { files }) => sum + files.length, 0);
  if (total === 0) return { documents: 0, passages: 0, withoutVector: 0, failed: [] };
  return withoutVectorIndex(db, () => importMissing(db, missing, { embedder, signal, onProgress: (done) => onProgress?.({ done, total }) }));
}

type Missing = readonly { collectionId: number; files: ImportFile[] }[];

async function importMissing(db: Database, missing: Missing, { embedder, signal, onProgress }: { embedder: PassageEmbedder; signal?: AbortSignal; onProgress(done: number): void }): Promise<SeedReport> {
  const report: SeedReport = { documents: 0, passages: 0, withoutVector: 0, failed: [] };
  for (const { collectionId, files } of missing) {
    const before = report.documents;
    const imported = await importDocuments(db, collectionId, files, { embedder, language: 'en', signal, onProgress: ({ done }) => onProgress(before + done) });
    report.documents += files.length;
    report.passages += imported.passages;
    report.withoutVector += imported.withoutVector;
    report.failed.push(...imported.failed);
  }
  return report;
}

/** Documents that are there, in whatever revision, are the house's own by now. */
async function listMissing(db: Database, collectionIds: Map<string, number>): Promise<Missing> {
  const files = Map.groupBy(await listImportFiles(demoDocumentsFolder), ({ name }) => name.slice(0, name.indexOf('/')));
  return Promise.all([...files].map(async ([slug, inFolder]) => {
    const collectionId = collectionIds.get(slug);
    if (collectionId === undefined) throw new Error(`The demo documents in ${slug} have no collection.`);
    const known = new Set((await withSystem(db, (tx) => listRevisions(tx, collectionId))).flatMap(({ externalId, number }) => [externalId, `${externalId}.r${number}`]));
    const own = inFolder.map((file) => ({ ...file, name: file.name.slice(slug.length + 1) }));
    return { collectionId, files: own.filter(({ name }) => !known.has(name.replace(/\.[^./]+$/, ''))) };
  }));
}
