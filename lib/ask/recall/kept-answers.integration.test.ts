import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collections } from '@/db/schema/collections';
import { documents } from '@/db/schema/documents';
import { keptAnswers } from '@/db/schema/kept-answers';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import { addDocument } from '@/e2e/fixtures/add-document';
import { openRecallHouse, textOf, type RecallHouse } from '@/e2e/fixtures/recall-house';
import { authorise } from '@/lib/access/authorise';
import type { AskServices } from '../ask';
import { forgetKeptAnswers, keepAnswers } from './keep-answers';

/** Answers that were written once, asked for again: by other processes, which share nothing but the database. */
let open: RecallHouse;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let nowMs: number;
const clock = { now: () => new Date(nowMs) };

beforeAll(async () => {
  open = await openRecallHouse();
});
afterAll(() => open.close());
beforeEach(async () => {
  nowMs = Date.parse('2026-11-23T12:00:00Z');
  await open.reset();
});

const newProcess = (changes?: Partial<AskServices>) => open.services({ keptAnswers: keepAnswers({ db: open.home.db, clock, log: silent, keptHours: 24 }), ...changes });
const rows = () => withSystem(open.home.db, (tx) => tx.select().from(keptAnswers));

/** Asks in a new process until the answer stands in the database. */
async function askAndKeep(): Promise<string> {
  const text = textOf(await open.ask(newProcess()));
  await expect.poll(async () => (await rows()).length).toBe(1);
  return text;
}

describe('an answer that was written', () => {
  it('is at hand for the next one who asks, in any process, costs nothing and is marked', async () => {
    const first = await askAndKeep();
    const again = await open.ask(newProcess(), { staffId: open.house.staff.hr, question: 'can handbags be returned' });
    expect(textOf(again)).toBe(first);
    expect(again.at(-1)).toMatchObject({ outcome: 'answered', rung: 'premium', usage: { inputTokens: 0, outputTokens: 0 } });
    expect(open.fake.calls).toHaveLength(1);
    expect(await open.events()).toHaveLength(1);
    const [trace] = await withSystem(open.home.db, (tx) => tx.select({ detail: traces.detail }).from(traces).where(eq(traces.staffId, open.house.staff.hr)));
    expect(trace?.detail).toMatchObject({ rungAttempts: [{ rung: 'premium', recalled: true, joined: false }] });
  });

  it('answers also when nothing could be paid for, and when the model is away', async () => {
    const first = await askAndKeep();
    await open.spendBudgetOf(open.house.staff.hr);
    open.fake.behave({ behaviour: { fault: 'server_error' } });
    expect(textOf(await open.ask(newProcess(), { staffId: open.house.staff.hr }))).toBe(first);
    expect(open.fake.calls).toHaveLength(1);
  });

  it('is not for a reader with other evidence', async () => {
    await askAndKeep();
    expect(textOf(await open.ask(newProcess(), { staffId: open.house.staff.manager }))).toContain('90 days');
    expect(open.fake.calls).toHaveLength(2);
  });

  it('is not kept when it broke off, or was stopped', async () => {
    open.fake.behave({ behaviour: { fault: 'cut_mid' } });
    await open.ask(newProcess());
    open.fake.reset();
    open.fake.behave({ behaviour: { tokensPerSecond: 10 } });
    const stop = new AbortController();
    await open.ask(newProcess(), { stop, onText: () => stop.abort() });
    expect(await rows()).toEqual([]);
  });

  it('goes with its time, and its passage in the same transaction', async () => {
    await askAndKeep();
    nowMs += 25 * 3_600_000;
    await open.ask(newProcess());
    expect(open.fake.calls).toHaveLength(2);
    nowMs += 25 * 3_600_000;
    expect(await forgetKeptAnswers({ db: open.home.db, clock })).toBe(1);
  });
});

describe('what an answer rests on', () => {
  const collectionId = () => open.house.collections.parisOnly;
  const question = 'Which entrance do suppliers use?';
  const add = (text: string) => addDocument(open.home.db, { collectionId: collectionId(), externalId: 'suppliers', title: 'Entrance for suppliers', passages: [text] });
  const askSuppliers = () => open.ask(newProcess(), { question });
  const drop = () => withSystem(open.home.db, (tx) => tx.delete(documents).where(eq(documents.externalId, 'suppliers')));

  it('takes it along when the document is deleted, in the same transaction', async () => {
    await add('Suppliers use the entrance in the courtyard.');
    await askSuppliers();
    await expect.poll(async () => (await rows()).length).toBe(1);
    await drop();
    expect(await rows()).toEqual([]);
  });

  it('keeps it out when it was deleted while the answer was being written', async () => {
    await add('Suppliers use the entrance in the courtyard.');
    open.fake.behave({ behaviour: { tokensPerSecond: 20 } });
    const keeping = keepAnswers({ db: open.home.db, clock, log: silent, keptHours: 24 });
    const kept = Promise.withResolvers<void>();
    let deleted: Promise<unknown> | undefined;
    await open.ask(newProcess({ keptAnswers: { ...keeping, keep: async (answer) => kept.resolve(keeping.keep(answer)) } }), { question, onText: () => void (deleted ??= drop()) });
    await Promise.all([deleted, kept.promise]);
    expect(await rows()).toEqual([]);
  });

  it('hides it from whoever may no longer read the collection, also from whoever knows the key', async () => {
    await add('Suppliers use the entrance in the courtyard.');
    await askSuppliers();
    await expect.poll(async () => (await rows()).length).toBe(1);
    const [row] = await rows();
    const scope = await authorise(open.home.db, { staffId: open.house.staff.associate, storeId: null, deviceId: null, accessVersion: null, via: 'key' }, clock);
    const found = (collectionIds: number[]) => keepAnswers({ db: open.home.db, clock, log: silent, keptHours: 24 }).find({ ...scope, collectionIds }, row?.key ?? '');
    expect(await found([collectionId()])).toContain('courtyard');
    expect(await found([open.house.collections.everyone])).toBeNull();
    await withSystem(open.home.db, (tx) => tx.update(collections).set({ teams: ['hr'] }).where(eq(collections.id, collectionId())));
    expect((await askSuppliers()).some(({ type }) => type === 'text')).toBe(false);
    await withSystem(open.home.db, (tx) => tx.update(collections).set({ teams: null }).where(eq(collections.id, collectionId())));
    await drop();
  });

  it('makes it another answer when its text changes', async () => {
    await add('Suppliers use the entrance in the courtyard.');
    await askSuppliers();
    await expect.poll(async () => (await rows()).length).toBe(1);
    await drop();
    await add('Suppliers use the gate in the side street.');
    expect(textOf(await askSuppliers())).toContain('side street');
    await drop();
  });
});
