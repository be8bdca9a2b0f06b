import type { Database } from '@/db/client';
import { endRevision, insertRevision, listRevisions, lockDocument, nameDocument, setLanguage, supersedeRevisions, type KnownRevision } from '@/db/queries/documents';
import { insertPassages, type NewPassage } from '@/db/queries/passages-write';
import { withSystem } from '@/db/scoped';
import type { PassageDraft } from './cut-passages';
import { UnreadableDocument, type SourceDocument } from './read-document';
import { replaceRevision } from './replace-revision';
import { searchConfigFor } from './search-config';

export type StoreOutcome = 'added' | 'revised' | 'unchanged';

/** What an import would do with a document, given the revisions that are there. Throws `UnreadableDocument` for a revision that changed. */
export function outcomeFor(document: SourceDocument, known: readonly KnownRevision[]): StoreOutcome {
  const newest = known.at(-1);
  if (document.revisionNumber === null) return newest === undefined ? 'added' : newest.contentHash === document.contentHash ? 'unchanged' : 'revised';
  const same = known.find(({ number }) => number === document.revisionNumber);
  if (same === undefined) return newest === undefined ? 'added' : 'revised';
  if (same.contentHash === document.contentHash) return 'unchanged';
  throw new UnreadableDocument(`was imported before with other content: a revision never changes, so give the new text the number ${(newest?.number ?? 0) + 1}`);
}

interface Cut {
  passages: readonly PassageDraft[];
  /** One per passage, or null when the embedder is away. */
  vectors: readonly number[][] | null;
  embeddingModel: string;
}

/** Writes document, revision and passages in one transaction: a reader sees the old text or the new, never both, never none. */
export async function storeDocument(db: Database, collectionId: number, document: SourceDocument, cut: Cut): Promise<StoreOutcome> {
  const { externalId, title, language, effectiveFrom, contentHash, mediaType, body } = document;
  return withSystem(db, async (tx) => {
    const documentId = await lockDocument(tx, { collectionId, externalId, title, language });
    const known = await listRevisions(tx, collectionId, externalId);
    const outcome = outcomeFor(document, known);
    if (outcome === 'unchanged') return outcome;
    const newestNumber = known.at(-1)?.number ?? 0;
    const number = document.revisionNumber ?? newestNumber + 1;
    const { superseded, ended, fresh } = replaceRevision({ ...document, number }, known);
    await supersedeRevisions(tx, superseded);
    for (const { id, effectiveUntil } of ended) await endRevision(tx, id, effectiveUntil);
    const revisionId = await insertRevision(tx, { documentId, collectionId, number, ...fresh, title, effectiveFrom, contentHash, mediaType, body });
    const place = { revisionId, documentId, collectionId, live: fresh.state === 'live', effectiveFrom, effectiveUntil: fresh.effectiveUntil };
    await insertPassages(tx, rowsOf(document, cut, place));
    if (number > newestNumber) await setLanguage(tx, documentId, language);
    await nameDocument(tx, documentId);
    return outcome;
  });
}

type Place = Pick<NewPassage, 'revisionId' | 'documentId' | 'collectionId' | 'live' | 'effectiveFrom' | 'effectiveUntil'>;

function rowsOf({ title, language }: SourceDocument, { passages, vectors, embeddingModel }: Cut, place: Place): NewPassage[] {
  return passages.map((passage, index) => ({
    ...place, ...passage, title,
    searchConfig: searchConfigFor(language),
    ...(vectors?.[index] ? { embedding: vectors[index], embeddingModel } : {}),
  }));
}
