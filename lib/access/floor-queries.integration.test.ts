import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteConversation, findConversation, listConversations, renameConversation, restoreConversation } from '@/db/queries/conversations';
import { listMessages } from '@/db/queries/messages';
import { openPassage } from '@/db/queries/open-passage';
import { saveRating } from '@/db/queries/ratings';
import { listReadableCollections } from '@/db/queries/readable-collections';
import { listSuggestions } from '@/db/queries/suggestions';
import { readViewer } from '@/db/queries/viewer';
import { conversations, messages } from '@/db/schema/conversations';
import { suggestions } from '@/db/schema/suggestions';
import { withScope, withSystem, type ScopedTx } from '@/db/scoped';
import { addDocument } from '@/e2e/fixtures/add-document';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import type { Scope } from '@/lib/scope';
import { authorise } from './authorise';

const now = new Date('2026-11-23T10:00:00Z');
const clock = { now: () => now };

let home: TestDatabase;
let house: SmallHouse;
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
});
afterAll(() => home.drop());

type Person = keyof SmallHouse['staff'];
const as = async <Result>(person: Person, work: (tx: ScopedTx, scope: Scope) => Promise<Result>): Promise<Result> => {
  const scope = await authorise(home.db, { staffId: house.staff[person], storeId: null, deviceId: null, accessVersion: 1, via: 'full' }, clock);
  return withScope(home.db, scope, (tx) => work(tx, scope));
};

async function talk(person: Person, question: string): Promise<{ id: string; answerId: string }> {
  const id = randomUUID();
  const answerId = randomUUID();
  const staffId = house.staff[person];
  await withSystem(home.db, async (tx) => {
    await tx.insert(conversations).values({ id, staffId, storeId: house.stores.paris, title: question, createdAt: now, updatedAt: now });
    await tx.insert(messages).values([
      { id: randomUUID(), conversationId: id, staffId, author: 'staff', parts: [{ type: 'text', text: question }], createdAt: now },
      { id: answerId, conversationId: id, staffId, author: 'assistant', parts: [{ type: 'text', text: 'Thirty days, or 20 % off.' }], createdAt: now },
    ]);
  });
  return { id, answerId };
}

describe('conversations', () => {
  it("are their owner's alone, even before a manager of the same shop", async () => {
    const { id, answerId } = await talk('associate', 'How long for shoes?');
    for (const other of ['manager', 'admin', 'tokyoAssociate'] as const) {
      expect(await as(other, (tx, scope) => listConversations(tx, scope, { most: 10 }))).toEqual([]);
      expect(await as(other, (tx, scope) => findConversation(tx, scope, id))).toBeUndefined();
      expect(await as(other, (tx, scope) => listMessages(tx, scope, id))).toEqual([]);
      expect(await as(other, (tx, scope) => renameConversation(tx, scope, id, 'Mine'))).toBe(false);
      expect(await as(other, (tx, scope) => deleteConversation(tx, scope, id, now))).toBe(false);
      expect(await as(other, (tx, scope) => saveRating(tx, scope, { messageId: answerId, value: 1, reason: null, comment: null, now }))).toBe(false);
    }
  });

  it('go when deleted and come back when restored', async () => {
    const { id } = await talk('manager', 'Who closes tonight?');
    const titles = () => as('manager', (tx, scope) => listConversations(tx, scope, { most: 10 }));
    expect(await as('manager', (tx, scope) => deleteConversation(tx, scope, id, now))).toBe(true);
    expect(await titles()).toEqual([]);
    expect(await as('manager', (tx, scope) => findConversation(tx, scope, id))).toBeUndefined();
    expect(await as('manager', (tx, scope) => restoreConversation(tx, scope, id))).toBe(true);
    expect(await titles()).toHaveLength(1);
  });

  it('are found by words of their title or text, and by signs that mean something to LIKE', async () => {
    await talk('hr', 'Holidays in August');
    const found = (words: string) => as('hr', (tx, scope) => listConversations(tx, scope, { words, most: 10 }));
    expect(await found('august')).toHaveLength(1);
    expect(await found('20 % off')).toHaveLength(1);
    expect(await found('2_ % off')).toEqual([]);
  });

  it('keep question before answer, and what its reader thought of it', async () => {
    const { id, answerId } = await talk('admin', 'What is new?');
    await as('admin', (tx, scope) => saveRating(tx, scope, { messageId: answerId, value: 1, reason: null, comment: null, now }));
    await as('admin', (tx, scope) => saveRating(tx, scope, { messageId: answerId, value: -1, reason: 'outdated', comment: 'Since May.', now }));
    const shown = await as('admin', (tx, scope) => listMessages(tx, scope, id));
    expect(shown.map(({ author, rating }) => [author, rating])).toEqual([['staff', null], ['assistant', -1]]);
  });
});

describe('suggestions', () => {
  it('fit role, region, shop, team and language, the most particular first', async () => {
    await withSystem(home.db, (tx) =>
      tx.insert(suggestions).values([
        { locale: 'en', text: 'everyone' },
        { locale: 'fr', text: 'tous' },
        { locale: 'en', text: 'managers', minimumRole: 'manager' },
        { locale: 'en', text: 'head office', minimumRole: 'admin' },
        { locale: 'en', text: 'Europe', regions: ['emea'] },
        { locale: 'en', text: 'Asia', regions: ['apac'] },
        { locale: 'en', text: 'Paris', storeIds: [house.stores.paris] },
        { locale: 'en', text: 'people', teams: ['hr'] },
      ]),
    );
    const texts = (person: Person) => as(person, (tx, scope) => listSuggestions(tx, scope, { locale: 'en', most: 10 }));
    expect(await texts('tokyoAssociate')).toEqual(['Asia', 'everyone']);
    expect((await texts('associate')).toSorted()).toEqual(['Europe', 'Paris', 'everyone']);
    expect((await texts('hr')).toSorted()).toEqual(['Europe', 'Paris', 'everyone', 'people']);
    expect((await texts('manager')).toSorted()).toEqual(['Europe', 'Paris', 'everyone', 'managers']);
    // Head office answers for every shop, but stands in one.
    expect((await texts('admin')).toSorted()).toEqual(['Europe', 'Paris', 'everyone', 'head office', 'managers']);
    expect((await texts('associate')).at(-1)).toBe('everyone');
  });
});

describe('reading', () => {
  it('opens the document around a passage, and nobody else’s', async () => {
    const ids = await addDocument(home.db, { collectionId: house.collections.hr, externalId: 'bands', title: 'Salary bands', passages: ['Who reads this', 'Advisers earn A.', 'Managers earn B.'] });
    const passageId = ids[1] ?? 0;
    expect(await as('hr', (tx) => openPassage(tx, passageId))).toMatchObject({ title: 'Salary bands', revisionNumber: 1, before: 'Who reads this\n\n', passage: 'Advisers earn A.', after: '\n\nManagers earn B.' });
    for (const other of ['associate', 'manager', 'admin'] as const) expect(await as(other, (tx) => openPassage(tx, passageId))).toBeUndefined();
    expect((await as('hr', listReadableCollections)).map(({ name, documents: count }) => [name, count])).toEqual([['People', 1]]);
    expect(await as('associate', listReadableCollections)).toEqual([]);
  });

  it('greets the reader in the shop they stand in', async () => {
    expect(await as('associate', readViewer)).toMatchObject({ name: 'Inès Morel', role: 'associate', storeName: 'Rive Gauche', city: 'Paris', timeZone: 'Europe/Paris' });
  });
});
