import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { insertRevision } from '@/db/queries/documents';
import { documents } from '@/db/schema/documents';
import { auditEvents } from '@/db/schema/audit-events';
import { findDraft } from '@/db/queries/drafts';
import { withScope, withSystem } from '@/db/scoped';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { authorise } from '@/lib/access/authorise';
import { searchEvidence } from '@/lib/ask/search-evidence';
import { publishDraft, saveDraft, startDraft } from '@/lib/knowledge/keep-drafts';
import type { Scope } from '@/lib/scope';
import { propertyServices } from './property/ask-as';

let home: TestDatabase;
let house: SmallHouse;
const clock = { now: () => new Date('2026-11-20T11:00:00Z') };
const question = 'Is there valet parking in August?';
const body = 'Valet parking is offered during the August event, from 10 to 18, at the side entrance.';

const principal = (who: keyof SmallHouse['staff']) => ({ staffId: house.staff[who], storeId: null, deviceId: null, accessVersion: null, via: 'key' as const });
const scopeOf = (who: keyof SmallHouse['staff']): Promise<Scope> => authorise(home.db, principal(who), clock);
const start = async (who: keyof SmallHouse['staff']) => startDraft(home.db, await scopeOf(who), { question, collectionId: house.collections.everyone, language: 'en' });

async function titlesFor(who: keyof SmallHouse['staff']): Promise<string[]> {
  const ask = { runId: crypto.randomUUID(), asker: principal(who), question, from: { channel: 'api' as const, history: [] }, signal: new AbortController().signal };
  const { ranked } = await searchEvidence(ask, { ...propertyServices(home.db), clock, embedder: wordEmbedder });
  return ranked.citations.map(({ title }) => title);
}

beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
});
afterAll(() => home.drop());

describe('a draft of an answer', () => {
  it('is for admins alone', async () => {
    await expect(start('manager')).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('goes into a collection of the admin’s alone', async () => {
    await expect(startDraft(home.db, await scopeOf('admin'), { question, collectionId: house.collections.hr, language: 'en' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is opened once for a question, kept, and found by nobody before it is published', async () => {
    const [id, admin] = [await start('admin'), await scopeOf('admin')];
    expect(await start('admin')).toBe(id);
    await saveDraft(home.db, admin, { id, title: question, body, collectionId: house.collections.everyone });
    expect(await withScope(home.db, admin, (tx) => findDraft(tx, id))).toMatchObject({ title: question, body, state: 'draft' });
    expect(await withScope(home.db, await scopeOf('manager'), (tx) => findDraft(tx, id))).toBeUndefined();
    expect(await titlesFor('associate')).toEqual([]);
  });

  it('is found by staff once it is published, and is then no draft any more', async () => {
    const [id, admin] = [await start('admin'), await scopeOf('admin')];
    const input = { id, title: question, body, collectionId: house.collections.everyone };
    await publishDraft({ db: home.db, clock, embedder: wordEmbedder }, admin, input);
    expect(await titlesFor('associate')).toEqual([question]);
    await expect(saveDraft(home.db, admin, input)).rejects.toMatchObject({ code: 'not_found' });
    const log = await withSystem(home.db, (tx) => tx.select().from(auditEvents));
    expect(log).toEqual([expect.objectContaining({ staffId: house.staff.admin, action: 'document_published' })]);
  });
  it('is published and written to the audit log together or not at all', async () => {
    const [id, admin] = [await startDraft(home.db, await scopeOf('admin'), { question: 'Who waters the plants?', collectionId: house.collections.everyone, language: 'en' }), await scopeOf('admin')];
    const input = { id, title: 'Who waters the plants?', body: 'The opening team does, before ten.', collectionId: house.collections.everyone };
    await home.db.execute(sql`alter table audit_events add constraint nothing_today check (false) not valid`);
    await expect(publishDraft({ db: home.db, clock, embedder: wordEmbedder }, admin, input)).rejects.toThrow();
    expect(await withScope(home.db, admin, (tx) => findDraft(tx, id))).toMatchObject({ state: 'draft', body: '' });
    await home.db.execute(sql`alter table audit_events drop constraint nothing_today`);
    await publishDraft({ db: home.db, clock, embedder: wordEmbedder }, admin, input);
    expect(await withScope(home.db, admin, (tx) => findDraft(tx, id))).toMatchObject({ state: 'live' });
  });

  it('gives its document no other name before it is published', async () => {
    const admin = await scopeOf('admin');
    await addDocument(home.db, { collectionId: house.collections.everyone, externalId: 'cloakroom', title: 'The cloakroom', passages: ['The cloakroom is free of charge for guests.'] });
    const documentId = (await withSystem(home.db, (tx) => tx.select({ id: documents.id }).from(documents).where(eq(documents.externalId, 'cloakroom'))))[0]?.id ?? 0;
    const draftId = await withSystem(home.db, (tx) => insertRevision(tx, { documentId, collectionId: house.collections.everyone, number: 2, state: 'draft', title: 'The cloakroom', contentHash: 'x', mediaType: 'text/markdown', body: '' }));
    const input = { id: draftId, title: 'The cloakroom closes for good', body: 'From August on there is no cloakroom.', collectionId: house.collections.everyone };
    await saveDraft(home.db, admin, input);
    const nameFor = async (scope: Scope) => (await withScope(home.db, scope, (tx) => tx.select({ title: documents.title }).from(documents).where(eq(documents.id, documentId))))[0]?.title;
    expect(await nameFor(await scopeOf('associate'))).toBe('The cloakroom');
    await publishDraft({ db: home.db, clock, embedder: wordEmbedder }, admin, input);
    expect(await nameFor(await scopeOf('associate'))).toBe('The cloakroom closes for good');
  });
});
