import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { documents, revisions, type RevisionState } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import type { SystemTx } from '@/db/scoped';

export interface KnownRevision {
  id: number;
  externalId: string;
  number: number;
  state: RevisionState;
  contentHash: string;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
}

const columns = {
  id: revisions.id,
  externalId: documents.externalId,
  number: revisions.number,
  state: revisions.state,
  contentHash: revisions.contentHash,
  effectiveFrom: revisions.effectiveFrom,
  effectiveUntil: revisions.effectiveUntil,
};

/** Every revision of a collection, or of one of its documents, oldest first. */
export async function listRevisions(tx: SystemTx, collectionId: number, externalId?: string): Promise<KnownRevision[]> {
  return tx.select(columns).from(revisions).innerJoin(documents, eq(documents.id, revisions.documentId))
    .where(and(eq(documents.collectionId, collectionId), externalId === undefined ? undefined : eq(documents.externalId, externalId)))
    .orderBy(asc(documents.externalId), asc(revisions.number));
}

/** Makes the document if it is not there and locks it until the transaction ends: two imports of it take turns. */
export async function lockDocument(tx: SystemTx, document: typeof documents.$inferInsert): Promise<number> {
  await tx.insert(documents).values(document).onConflictDoNothing();
  const [locked] = await tx.select({ id: documents.id }).from(documents)
    .where(and(eq(documents.collectionId, document.collectionId), eq(documents.externalId, document.externalId))).for('update');
  if (!locked) throw new Error(`The document ${document.externalId} was removed meanwhile.`);
  return locked.id;
}

/** The document is called as the newest revision that staff may read; until there is one, as its draft. */
export async function nameDocument(tx: SystemTx, documentId: number): Promise<void> {
  const [shown] = await tx.select({ title: revisions.title }).from(revisions).where(eq(revisions.documentId, documentId)).orderBy(sql`${revisions.state} = 'draft'`, desc(revisions.number)).limit(1);
  if (shown) await tx.update(documents).set(shown).where(eq(documents.id, documentId));
}

/** What a document is written in. */
export async function setLanguage(tx: SystemTx, documentId: number, language: string): Promise<void> {
  await tx.update(documents).set({ language }).where(eq(documents.id, documentId));
}

export async function insertRevision(tx: SystemTx, revision: typeof revisions.$inferInsert): Promise<number> {
  const [inserted] = await tx.insert(revisions).values(revision).returning({ id: revisions.id });
  if (!inserted) throw new Error('The revision was not written.');
  return inserted.id;
}

/** Takes revisions out of force for good: they can be opened, never found. Their passages follow by a trigger. */
export async function supersedeRevisions(tx: SystemTx, revisionIds: readonly number[]): Promise<void> {
  if (revisionIds.length === 0) return;
  await tx.update(revisions).set({ state: 'superseded' }).where(inArray(revisions.id, [...revisionIds]));
}

/** Ends a revision on a day (included); until then it stays in force. */
export async function endRevision(tx: SystemTx, revisionId: number, effectiveUntil: string): Promise<void> {
  await tx.update(revisions).set({ effectiveUntil }).where(eq(revisions.id, revisionId));
  await tx.update(passages).set({ effectiveUntil }).where(eq(passages.revisionId, revisionId));
}
