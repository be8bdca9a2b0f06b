import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import { insertAuditEvent } from '@/db/queries/audit-events';
import { endRevision, insertRevision, listRevisions, lockDocument, nameDocument, supersedeRevisions } from '@/db/queries/documents';
import { findDraft, findOpenAnswer, lockDraft, releaseRevision, updateDraft, type DraftRow } from '@/db/queries/drafts';
import { insertPassages } from '@/db/queries/passages-write';
import { withScope, withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { DraftInput } from '@/lib/contract/draft';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';
import { cutPassages, type PassageDraft } from './cut-passages';
import { embeddingText, type PassageEmbedder } from './embed-passages';
import { replaceRevision } from './replace-revision';
import { searchConfigFor } from './search-config';

/** Answers to questions that had none stand together, by names that no imported file has. */
const answersFolder = 'answers';

function checkMayWrite(scope: Scope, collectionId?: number): void {
  if (scope.role !== 'admin') throw new FloorhandError('not_allowed');
  if (collectionId !== undefined && !scope.collectionIds.includes(collectionId)) throw new FloorhandError('not_found');
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Opens an empty draft whose title is the question, or the one that is open already. Gives its id. Admins alone: throws `not_allowed`. */
export async function startDraft(db: Database, scope: Scope, { question, collectionId, language }: { question: string; collectionId: number; language: string }): Promise<number> {
  checkMayWrite(scope, collectionId);
  const open = await withScope(db, scope, (tx) => findOpenAnswer(tx, question, answersFolder));
  if (open !== undefined) return open;
  return withSystem(db, async (tx) => {
    const documentId = await lockDocument(tx, { collectionId, externalId: `${answersFolder}/${randomUUID()}`, title: question, language });
    return insertRevision(tx, { documentId, collectionId, number: 1, state: 'draft', title: question, contentHash: hashOf(''), mediaType: 'text/markdown', body: '' });
  });
}

/** The draft as this admin may see it. Throws `not_found`, also for what is no draft any more. */
async function openDraft(db: Database, scope: Scope, id: number): Promise<DraftRow> {
  checkMayWrite(scope);
  const draft = await withScope(db, scope, (tx) => findDraft(tx, id));
  if (draft?.state !== 'draft') throw new FloorhandError('not_found');
  return draft;
}

/** Keeps what was written. Throws `not_allowed`, `not_found`. */
export async function saveDraft(db: Database, scope: Scope, input: DraftInput): Promise<void> {
  checkMayWrite(scope, input.collectionId);
  const draft = await openDraft(db, scope, input.id);
  await withSystem(db, async (tx) => {
    if (!(await lockDraft(tx, draft.revisionId))) throw new FloorhandError('conflict');
    await updateDraft(tx, draft, { ...input, contentHash: hashOf(input.body) });
  });
}

interface Publishing {
  db: Database;
  clock: Clock;
  embedder: PassageEmbedder;
}

/** Puts a draft in force: staff find it from now on. What was written goes along. Throws `not_allowed`, `not_found`, `conflict`. */
export async function publishDraft({ db, clock, embedder }: Publishing, scope: Scope, input: DraftInput): Promise<void> {
  checkMayWrite(scope, input.collectionId);
  const draft = await openDraft(db, scope, input.id);
  const passages = cutPassages({ ...input, mediaType: 'text/markdown', language: draft.language });
  const vectors = await vectorsOf(embedder, input.title, passages);
  const event = { at: clock.now(), staffId: scope.staffId, action: 'document_published', subject: `document ${draft.documentId}`, before: null, after: { revision: draft.number, collection: input.collectionId } };
  await withSystem(db, async (tx) => {
    if (!(await lockDraft(tx, draft.revisionId))) throw new FloorhandError('conflict');
    await updateDraft(tx, draft, { ...input, contentHash: hashOf(input.body) });
    const others = (await listRevisions(tx, input.collectionId, draft.externalId)).filter(({ id }) => id !== draft.revisionId);
    const { superseded, ended, fresh } = replaceRevision({ number: draft.number, effectiveFrom: null, effectiveUntil: null }, others);
    await supersedeRevisions(tx, superseded);
    for (const { id, effectiveUntil } of ended) await endRevision(tx, id, effectiveUntil);
    await releaseRevision(tx, draft.revisionId, fresh);
    await nameDocument(tx, draft.documentId);
    const place = { revisionId: draft.revisionId, documentId: draft.documentId, collectionId: input.collectionId, live: fresh.state === 'live', effectiveUntil: fresh.effectiveUntil, title: input.title, searchConfig: searchConfigFor(draft.language) };
    await insertPassages(tx, passages.map((passage, index) => ({ ...place, ...passage, ...(vectors?.[index] ? { embedding: vectors[index], embeddingModel: embedder.modelName } : {}) })));
    await insertAuditEvent(tx, event);
  });
}

/** An embedder that is away, or that a budget has no room for, does not keep an answer from being published: it is found by its words until the house embeds what is missing. */
async function vectorsOf(embedder: PassageEmbedder, title: string, passages: readonly PassageDraft[]): Promise<number[][] | null> {
  return embedder.embed(passages.map((passage) => embeddingText({ ...passage, title })), { purpose: 'passage' }).catch(() => null);
}
