import type { Database } from '@/db/client';
import { listRevisions, type KnownRevision } from '@/db/queries/documents';
import { withSystem } from '@/db/scoped';
import { NoRoom } from '@/lib/no-room';
import { cutPassages, type PassageDraft } from './cut-passages';
import { embeddingText, type PassageEmbedder } from './embed-passages';
import { nameFiles, type NamedFile } from './name-files';
import { readDocument, UnreadableDocument, type SourceDocument } from './read-document';
import { outcomeFor, storeDocument, type StoreOutcome } from './store-document';

export interface ImportFile {
  /** Path from the imported folder; without its ending it becomes the document's stable name. */
  name: string;
  read(): Promise<Uint8Array>;
}

export interface ImportOptions {
  embedder: PassageEmbedder;
  /** For files that do not say theirs. */
  language: string;
  onProgress?(progress: ImportProgress): void;
  signal?: AbortSignal;
}

export interface ImportProgress {
  done: number;
  total: number;
  file: string;
  outcome: StoreOutcome | 'failed';
}

export interface ImportReport extends Record<StoreOutcome, number> {
  failed: { file: string; reason: string }[];
  passages: number;
  /** Stored, but to be found by words only until `embedMissing` has run. */
  withoutVector: number;
}

/**
 * Imports files into a collection. A file whose content is there already is skipped; each other one is written whole or not at all,
 * so an import that was stopped, or killed, is simply run again. A file that cannot be read is reported and does not stop the others.
 */
export async function importDocuments(db: Database, collectionId: number, files: readonly ImportFile[], options: ImportOptions): Promise<ImportReport> {
  const known = Map.groupBy(await withSystem(db, (tx) => listRevisions(tx, collectionId)), ({ externalId }) => externalId);
  const report: ImportReport = { added: 0, revised: 0, unchanged: 0, failed: [], passages: 0, withoutVector: 0 };
  const embed = embedUntilDown(options.embedder, options.signal);
  const named = nameFiles(files.map(({ name }) => name));
  for (const [place, file] of files.entries()) {
    options.signal?.throwIfAborted();
    const outcome = await importOne(db, collectionId, file, { ...options, known, embed, report, named: named.get(file.name) });
    if (outcome !== 'failed') report[outcome] += 1;
    options.onProgress?.({ done: place + 1, total: files.length, file: file.name, outcome });
  }
  return report;
}

type Embed = (document: SourceDocument, passages: readonly PassageDraft[]) => Promise<number[][] | null>;

interface Importing extends ImportOptions {
  known: Map<string, KnownRevision[]>;
  embed: Embed;
  report: ImportReport;
  named: NamedFile | undefined;
}

async function importOne(db: Database, collectionId: number, file: ImportFile, { known, embed, report, named, embedder, language }: Importing): Promise<StoreOutcome | 'failed'> {
  try {
    if (named?.clashesWith) throw new UnreadableDocument(`stands for the same document as ${named.clashesWith}: give one of them another name, or numbers like name.r2.md`);
    const document = { ...readDocument(file.name, await file.read(), { language }), ...(named && { revisionNumber: named.revisionNumber }) };
    const revisions = known.get(document.externalId) ?? [];
    if (named?.hasSiblings && revisions.some(({ contentHash }) => contentHash === document.contentHash)) return 'unchanged';
    if (outcomeFor(document, revisions) === 'unchanged') return 'unchanged';
    const passages = cutPassages(document);
    const vectors = await embed(document, passages);
    const outcome = await storeDocument(db, collectionId, document, { passages, vectors, embeddingModel: embedder.modelName });
    if (outcome !== 'unchanged') report.passages += passages.length;
    if (outcome !== 'unchanged' && vectors === null) report.withoutVector += passages.length;
    return outcome;
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    report.failed.push({ file: file.name, reason: error.reason });
    return 'failed';
  }
}

/** Once the embedder has failed it is not asked again in this import: its passages wait for `embedMissing`. */
function embedUntilDown(embedder: PassageEmbedder, signal: AbortSignal | undefined): Embed {
  let down = false;
  return async (document, passages) => {
    if (down) return null;
    try {
      return await embedder.embed(passages.map((passage) => embeddingText({ ...passage, title: document.title })), { purpose: 'passage', signal });
    } catch (error) {
      signal?.throwIfAborted();
      // Somebody has to decide about money; without vectors the rest of the import would only have to be done again.
      if (error instanceof NoRoom) throw error;
      down = true;
      return null;
    }
  };
}
