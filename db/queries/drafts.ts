import { and, eq, like } from 'drizzle-orm';
import { documents, revisions, type RevisionState } from '@/db/schema/documents';
import type { ScopedTx, SystemTx } from '@/db/scoped';
import { nameDocument } from './documents';

export interface DraftRow {
  revisionId: number;
  documentId: number;
  externalId: string;
  collectionId: number;
  number: number;
  state: RevisionState;
  language: string;
  title: string;
  body: string;
}

const columns = {
  revisionId: revisions.id,
  documentId: revisions.documentId,
  externalId: documents.externalId,
  collectionId: revisions.collectionId,
  number: revisions.number,
  state: revisions.state,
  language: documents.language,
  title: revisions.title,
  body: revisions.body,
};

/** A revision as its reader may see it: drafts are for admins, and for the collections that are theirs. */
export async function findDraft(tx: ScopedTx, revisionId: number): Promise<DraftRow | undefined> {
  const [row] = await tx.select(columns).from(revisions).innerJoin(documents, eq(documents.id, revisions.documentId)).where(eq(revisions.id, revisionId));
  return row;
}

/** The open draft of an answer with this title, so that a second press finds what the first one made. */
export async function findOpenAnswer(tx: ScopedTx, title: string, folder: string): Promise<number | undefined> {
  const [row] = await tx.select({ id: revisions.id }).from(revisions).innerJoin(documents, eq(documents.id, revisions.documentId))
    .where(and(eq(revisions.state, 'draft'), eq(revisions.title, title), like(documents.externalId, `${folder}/%`))).limit(1);
  return row?.id;
}

/** Locks the revision if it is still a draft; two who publish take turns, and the second finds none. */
export async function lockDraft(tx: SystemTx, revisionId: number): Promise<boolean> {
  const rows = await tx.select({ id: revisions.id }).from(revisions).where(and(eq(revisions.id, revisionId), eq(revisions.state, 'draft'))).for('update');
  return rows.length > 0;
}

/** Writes a draft's words and where it belongs. */
export async function updateDraft(tx: SystemTx, { revisionId, documentId }: Pick<DraftRow, 'revisionId' | 'documentId'>, { title, body, collectionId, contentHash }: { title: string; body: string; collectionId: number; contentHash: string }): Promise<void> {
  await tx.update(revisions).set({ title, body, collectionId, contentHash }).where(eq(revisions.id, revisionId));
  await tx.update(documents).set({ collectionId }).where(eq(documents.id, documentId));
  await nameDocument(tx, documentId);
}

/** A draft's new state, with the day its time ends if a later revision is already there. */
export async function releaseRevision(tx: SystemTx, revisionId: number, fresh: { state: RevisionState; effectiveUntil: string | null }): Promise<void> {
  await tx.update(revisions).set(fresh).where(eq(revisions.id, revisionId));
}
