import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { conversations, messages, ratings } from '@/db/schema/conversations';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { purgeConversations } from './purge-conversations';

const now = new Date('2026-11-23T10:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let home: TestDatabase;
let house: SmallHouse;
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
});
afterAll(() => home.drop());

const purge = () => purgeConversations({ db: home.db, clock: { now: () => now }, log: silent });

/** A conversation of one rated answer and its trace, deleted then, or never. */
async function talk(deletedAt: Date | null): Promise<string> {
  const [id, questionId, answerId] = [randomUUID(), randomUUID(), randomUUID()];
  const [staffId, storeId] = [house.staff.associate, house.stores.paris];
  const createdAt = daysAgo(90);
  await withSystem(home.db, async (tx) => {
    await tx.insert(conversations).values({ id, staffId, storeId, title: 'Shoes?', createdAt, updatedAt: createdAt, deletedAt });
    await tx.insert(messages).values([
      { id: questionId, conversationId: id, staffId, author: 'staff', parts: [{ type: 'text', text: 'Shoes?' }], createdAt },
      { id: answerId, conversationId: id, staffId, author: 'assistant', answersId: questionId, parts: [{ type: 'text', text: '14 days.' }], createdAt },
    ]);
    await tx.insert(ratings).values({ messageId: answerId, staffId, value: -1, comment: 'Whose shoes?', createdAt });
    await tx.insert(traces).values({
      runId: answerId, staffId, storeId, channel: 'tablet', conversationId: id, question: 'Shoes?', outcome: 'answered', totalMs: 7, createdAt, day: '2026-11-20', askerRole: 'associate', askerTeams: [], collectionIds: [],
      detail: { stages: [], evidence: [], confidence: null, collectionIds: [], rungAttempts: [], degraded: [] },
    });
  });
  return id;
}

/** What is left of a conversation. */
async function left(id: string) {
  return withSystem(home.db, async (tx) => ({
    conversations: await tx.$count(conversations, eq(conversations.id, id)),
    messages: await tx.$count(messages, eq(messages.conversationId, id)),
    ratings: (await tx.select().from(ratings).innerJoin(messages, eq(messages.id, ratings.messageId)).where(eq(messages.conversationId, id))).length,
    asked: (await tx.select().from(traces).where(eq(traces.conversationId, id))).map(({ question }) => question),
  }));
}
const whole = { conversations: 1, messages: 2, ratings: 1, asked: ['Shoes?'] };

it('removes what was deleted more than 30 days ago; the trace stays, without the words', async () => {
  const id = await talk(daysAgo(31));
  expect(await left(id)).toEqual(whole);
  expect(await purge()).toBe(1);
  expect(await left(id)).toEqual({ conversations: 0, messages: 0, ratings: 0, asked: [''] });
  expect(await withSystem(home.db, (tx) => tx.$count(ratings))).toBe(0);
});

it('leaves what can still be brought back, and what was never deleted', async () => {
  const ids = [await talk(daysAgo(30)), await talk(daysAgo(1)), await talk(null)];
  expect(await purge()).toBe(0);
  for (const id of ids) expect(await left(id)).toEqual(whole);
});

it('removes each conversation once when two processes do it at the same time, however many there are', async () => {
  const many = Array.from({ length: 230 }, () => ({ id: randomUUID(), staffId: house.staff.manager, storeId: house.stores.paris, title: 'Old', deletedAt: daysAgo(40) }));
  await withSystem(home.db, (tx) => tx.insert(conversations).values(many));
  const purged = await Promise.all([purge(), purge()]);
  expect(purged[0] + purged[1]).toBe(230);
  expect(await withSystem(home.db, (tx) => tx.$count(conversations, eq(conversations.title, 'Old')))).toBe(0);
});
