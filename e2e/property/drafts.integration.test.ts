import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPassage } from '@/db/queries/open-passage';
import { listReadableCollections } from '@/db/queries/readable-collections';
import { withholdUnreadable } from '@/db/queries/withhold-unreadable';
import { documents, revisions, type RevisionState } from '@/db/schema/documents';
import { collectionSizes, lexemeCounts } from '@/db/schema/lexeme-counts';
import { passages } from '@/db/schema/passages';
import { withScope, withSystem, type ScopedTx } from '@/db/scoped';
import { authorise } from '@/lib/access/authorise';
import type { Scope } from '@/lib/scope';
import { fillSmallHouse, type SmallHouse } from '../fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '../fixtures/test-database';

const clock = { now: () => new Date('2026-11-23T10:00:00Z') };

let home: TestDatabase;
let house: SmallHouse;
beforeAll(async () => void (home = await openTestDatabase()));
afterAll(() => home.drop());

async function as<Result>(person: 'associate' | 'manager' | 'admin', work: (tx: ScopedTx, scope: Scope) => Promise<Result>): Promise<Result> {
  const scope = await authorise(home.db, { staffId: house.staff[person], storeId: null, deviceId: null, accessVersion: 1, via: 'full' }, clock);
  return withScope(home.db, scope, (tx) => work(tx, scope));
}

/** A revision of one passage whose only word of its own is `word`, written by someone who calls every passage live. */
async function addRevision(state: RevisionState, word: string, known?: number): Promise<{ documentId: number; revisionId: number; passageId: number }> {
  const collectionId = house.collections.everyone;
  return withSystem(home.db, async (tx) => {
    const [made] = known === undefined ? await tx.insert(documents).values({ collectionId, externalId: word, title: word, language: 'en' }).returning({ id: documents.id }) : [{ id: known }];
    const documentId = made?.id ?? -1;
    const [revision] = await tx.insert(revisions).values({ documentId, collectionId, number: known === undefined ? 1 : 2, state, title: word, contentHash: word, mediaType: 'text/plain', body: word }).returning({ id: revisions.id });
    const revisionId = revision?.id ?? -1;
    const [passage] = await tx.insert(passages).values({ revisionId, documentId, collectionId, ordinal: 0, title: word, body: word, contentHash: word, live: true, searchConfig: 'simple' }).returning({ id: passages.id });
    return { documentId, revisionId, passageId: passage?.id ?? -1 };
  });
}

const setState = (revisionId: number, state: RevisionState) => withSystem(home.db, (tx) => tx.update(revisions).set({ state }).where(eq(revisions.id, revisionId)));

/** What a reader reaches when no query limits itself. */
async function reach(tx: ScopedTx) {
  const candidates = (await tx.execute(sql`select passage_id from keyword_candidates('alpha | bravo | charlie | delta'::tsquery, '2026-11-23', 50)`)) as unknown as { rows: { passage_id: number }[] };
  return {
    documents: (await tx.select({ title: documents.title }).from(documents)).map(({ title }) => title).toSorted(),
    passages: (await tx.select({ body: passages.body }).from(passages)).map(({ body }) => body).toSorted(),
    candidates: candidates.rows.length,
    lexemes: (await tx.select({ lexeme: lexemeCounts.lexeme }).from(lexemeCounts)).map(({ lexeme }) => lexeme).toSorted(),
    sizes: (await tx.select({ passages: collectionSizes.passages }).from(collectionSizes)).reduce((sum, row) => sum + row.passages, 0),
  };
}

describe('a house with drafts', () => {
  let made: Record<'alpha' | 'bravo' | 'charlie' | 'delta', Awaited<ReturnType<typeof addRevision>>>;
  beforeAll(async () => {
    house = await fillSmallHouse(home.db);
    const alpha = await addRevision('live', 'alpha');
    made = { alpha, bravo: await addRevision('draft', 'bravo', alpha.documentId), charlie: await addRevision('draft', 'charlie'), delta: await addRevision('superseded', 'delta') };
  });

  it('shows drafts and documents that are nothing else to nobody below admin', async () => {
    for (const person of ['associate', 'manager'] as const) {
      expect(await as(person, reach)).toEqual({ documents: ['alpha', 'delta'], passages: ['alpha', 'delta'], candidates: 1, lexemes: ['alpha'], sizes: 1 });
    }
  });

  it('shows them to admins, who cannot find them by searching either', async () => {
    expect(await as('admin', reach)).toEqual({ documents: ['alpha', 'charlie', 'delta'], passages: ['alpha', 'bravo', 'charlie', 'delta'], candidates: 1, lexemes: ['alpha'], sizes: 1 });
  });

  it('opens a citation of a superseded revision for its reader, and of a draft for admins alone', async () => {
    const open = (person: 'associate' | 'manager' | 'admin', { passageId }: { passageId: number }) => as(person, async (tx) => (await openPassage(tx, passageId))?.passage);
    expect(await open('associate', made.delta)).toBe('delta');
    for (const draft of [made.bravo, made.charlie]) {
      expect([await open('associate', draft), await open('manager', draft), await open('admin', draft)]).toEqual([undefined, undefined, expect.any(String)]);
    }
  });

  it('counts no drafts among the documents of a collection, for whomever', async () => {
    for (const person of ['associate', 'admin'] as const) expect(await as(person, listReadableCollections)).toEqual([expect.objectContaining({ documents: 2 })]);
  });

  it('takes a draft out of a kept refusal', async () => {
    const nearest = [made.delta, made.bravo].map(({ documentId, passageId }) => ({ documentId, passageId, title: 'Rule', collection: 'House handbook' }));
    const kept = [{ parts: [{ type: 'data-refusal' as const, data: { nearest } }] }];
    expect(await as('manager', (tx) => withholdUnreadable(tx, kept))).toEqual([{ parts: [{ type: 'data-refusal', data: { nearest: nearest.slice(0, 1) } }] }]);
    expect(await as('admin', (tx) => withholdUnreadable(tx, kept))).toEqual(kept);
  });

  it('keeps a draft out of the search whatever is written on its passages', async () => {
    await withSystem(home.db, (tx) => tx.update(passages).set({ live: true, draft: false }).where(eq(passages.id, made.charlie.passageId)));
    expect(await as('manager', reach)).toMatchObject({ passages: ['alpha', 'delta'], candidates: 1, lexemes: ['alpha'] });
  });

  it('follows a revision through its states', async () => {
    await setState(made.alpha.revisionId, 'draft');
    expect(await as('associate', reach)).toEqual({ documents: ['delta'], passages: ['delta'], candidates: 0, lexemes: [], sizes: 0 });
    await setState(made.alpha.revisionId, 'live');
    expect(await as('associate', reach)).toMatchObject({ documents: ['alpha', 'delta'], passages: ['alpha', 'delta'], candidates: 0 });
    await withSystem(home.db, (tx) => tx.update(passages).set({ live: true }).where(eq(passages.id, made.alpha.passageId)));
    expect(await as('associate', reach)).toMatchObject({ candidates: 1, lexemes: ['alpha'] });
    await setState(made.alpha.revisionId, 'superseded');
    expect(await as('associate', reach)).toMatchObject({ documents: ['alpha', 'delta'], passages: ['alpha', 'delta'], candidates: 0, lexemes: [] });
  });

  it('hides a document again once its last published revision is gone', async () => {
    await withSystem(home.db, (tx) => tx.delete(revisions).where(eq(revisions.id, made.alpha.revisionId)));
    expect(await as('manager', reach)).toMatchObject({ documents: ['delta'], passages: ['delta'] });
    expect(await as('admin', reach)).toMatchObject({ documents: ['alpha', 'charlie', 'delta'], passages: ['bravo', 'charlie', 'delta'] });
  });
});
