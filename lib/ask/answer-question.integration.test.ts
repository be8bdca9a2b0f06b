import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { listMessages } from '@/db/queries/messages';
import { messages } from '@/db/schema/conversations';
import { staff } from '@/db/schema/staff';
import { traces } from '@/db/schema/traces';
import { withScope, withSystem } from '@/db/scoped';
import { authorise } from '@/lib/access/authorise';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { addDocument, wordEmbedder } from '@/e2e/fixtures/add-document';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { priceModels, testPurse } from '@/e2e/fixtures/test-purse';
import type { Principal } from '@/lib/access/principal';
import type { RunEvent } from '@/lib/contract/run-event';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';
import { makeLadder } from '@/lib/models/ladder';
import { answerQuestion } from './answer-question';
import type { Ask, AskServices } from './ask';
import { makeFlights } from './recall/flights';

let database: TestDatabase;
let house: SmallHouse;
let fake: FakeModel;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  database = await openTestDatabase();
  house = await fillSmallHouse(database.db);
  fake = await startFakeModel();
  await priceModels(database.db, ['big', 'small']);
  const { everyone, managers } = house.collections;
  await addDocument(database.db, { collectionId: everyone, externalId: 'returns', title: 'Returns of handbags', passages: ['Handbags can be returned within 30 days with the receipt. Worn handbags are refused.', 'Shoes can be returned within 14 days when the soles are clean.'] });
  await addDocument(database.db, { collectionId: managers, externalId: 'discounts', title: 'Discretionary discounts', passages: ['A store manager may grant a discretionary discount of 12 percent.'] });
  await addDocument(database.db, { collectionId: everyone, externalId: 'summer', title: 'Summer promotion', effectiveUntil: '2026-08-31', passages: ['The summer promotion gives a free silk scarf with every handbag.'] });
  await addDocument(database.db, { collectionId: everyone, externalId: 'quokka', title: 'Quokka signature', passages: ['The quokka signature is stitched by hand [1], see the grievance procedure [2].'] });
  await addDocument(database.db, { collectionId: everyone, externalId: 'festive', title: 'Festive wrapping', effectiveFrom: '2026-11-01', effectiveUntil: '2027-01-06', passages: ['Festive wrapping is complimentary for every gift in the blue paper.'] });
});
afterAll(async () => {
  await fake.close();
  await database.drop();
});
beforeEach(() => fake.reset());

const services = (overrides: Partial<AskServices> = {}): AskServices => ({
  db: database.db, embedder: wordEmbedder, clock, rateLimiter: generousLimiter(), log: silent, thesaurus: makeHouseThesaurus(clock), flights: makeFlights(), purse: testPurse(database.db, clock, silent),
  ladder: ladder(5_000),
  ...overrides,
});
const ladder = (chunkMsMax: number) => makeLadder({ apiKey: 'test', baseUrl: fake.baseUrl, premiumModel: 'big', economyModel: 'small', firstChunkMsMax: chunkMsMax, betweenChunksMsMax: chunkMsMax });
const impatient = () => services({ ladder: ladder(500) });

function ask(question: string, more: Partial<Ask> & { who?: keyof SmallHouse['staff'] } = {}): Ask {
  const { who = 'associate', ...rest } = more;
  const asker: Principal = { staffId: house.staff[who], storeId: null, deviceId: null, accessVersion: 1, via: 'full' };
  return { runId: crypto.randomUUID(), asker, question, from: { channel: 'api', history: [] }, signal: new AbortController().signal, ...rest };
}

async function collect(events: AsyncGenerator<RunEvent>): Promise<RunEvent[]> {
  const seen: RunEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}
const textOf = (events: readonly RunEvent[]) => events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
const kinds = (events: readonly RunEvent[]) => [...new Set(events.map(({ type }) => type))];
const traceOf = async (runId: string) => (await withSystem(database.db, (tx) => tx.select().from(traces))).find((row) => row.runId === runId);

async function onlyEconomy() {
  fake.reset();
  fake.behave({ model: 'big', behaviour: { fault: 'server_error' } });
  const asked = ask(question);
  await collect(answerQuestion(asked, services()));
  return (await traceOf(asked.runId)) ?? { inputTokens: null };
}

const question = 'Can handbags be returned with the receipt?';

describe('answerQuestion', () => {
  it('tells sources, then text, then the check, then one end, and records the run', async () => {
    const asked = ask(question);
    const events = await collect(answerQuestion(asked, services()));
    expect(kinds(events)).toEqual(['sources', 'text', 'check', 'end']);
    expect(textOf(events)).toMatch(/30 days.*\[1\]/u);
    expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'answered', rung: 'premium' });
    expect(await traceOf(asked.runId)).toMatchObject({ outcome: 'answered', rung: 'premium', staffId: house.staff.associate });
  });

  it('makes one model call per question', async () => {
    await collect(answerQuestion(ask(question), services()));
    expect(fake.calls).toHaveLength(1);
  });

  it('refuses without calling a model when the evidence is not enough, and names the nearest titles', async () => {
    const events = await collect(answerQuestion(ask('quantum chromodynamics lattice?'), services()));
    expect(kinds(events)).toEqual(['refusal', 'end']);
    expect(events.at(-1)).toMatchObject({ outcome: 'refused' });
    expect(fake.calls).toHaveLength(0);
  });

  it('never shows a passage of a collection outside the scope, and shows it to whoever may read it', async () => {
    const wanted = 'What discretionary discount may a store manager grant?';
    expect(JSON.stringify(await collect(answerQuestion(ask(wanted), services())))).not.toContain('12 percent');
    expect(JSON.stringify(await collect(answerQuestion(ask(wanted, { who: 'manager' }), services())))).toContain('12 percent');
  });

  it('never uses an expired promotion, and says from when to when a rule holds', async () => {
    expect(JSON.stringify(await collect(answerQuestion(ask('Is there a free silk scarf in the summer promotion?'), services())))).not.toContain('free silk scarf with');
    const extractive = services({ ladder: makeLadder(null) });
    expect(textOf(await collect(answerQuestion(ask('Is festive wrapping complimentary?'), extractive)))).toContain('In force from 1 November 2026 to 6 January 2027.');
  });

  it.each(['server_error', 'rate_limited', 'stall_first', 'unauthorized', 'empty', 'malformed'] as const)('falls to the economy model silently when the premium one has a %s before its first text', async (fault) => {
    fake.behave({ model: 'big', behaviour: { fault, chunksBeforeFault: 0 } });
    const events = await collect(answerQuestion(ask(question), fault === 'stall_first' ? impatient() : services()));
    expect(events.at(-1)).toMatchObject({ outcome: 'answered', rung: 'economy' });
    expect(fake.calls.map(({ model }) => model)).toEqual(['big', 'small']);
  });

  it('answers from the evidence itself when every model is down, and says so', async () => {
    fake.behave({ behaviour: { fault: 'server_error' } });
    const events = await collect(answerQuestion(ask(question), services()));
    expect(events).toContainEqual({ type: 'notice', code: 'rung_extractive_model_failed', rung: 'extractive' });
    expect(textOf(events)).toContain('Handbags can be returned within 30 days with the receipt. [1]');
    expect(events.at(-1)).toMatchObject({ outcome: 'answered', rung: 'extractive' });
  });

  it.each(['cut_mid', 'stall_mid'] as const)('keeps the partial text and calls no other model after a %s', async (fault) => {
    fake.behave({ model: 'big', behaviour: { fault, chunksBeforeFault: 4, tokensPerSecond: 200 } });
    const asked = ask(question);
    const events = await collect(answerQuestion(asked, impatient()));
    expect(textOf(events)).not.toBe('');
    expect(events).toContainEqual({ type: 'notice', code: 'interrupted' });
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', errorCode: 'answer_interrupted' });
    expect(fake.calls).toHaveLength(1);
    expect((await traceOf(asked.runId))?.outputTokens).toBeGreaterThan(0);
  });

  it('never takes a footnote of a document for a citation of its own', async () => {
    const models = [services(), services({ ladder: makeLadder(null) })];
    for (const one of models) {
      const text = textOf(await collect(answerQuestion(ask('How is the quokka signature stitched?'), one)));
      expect(text).toContain('stitched by hand (1)');
      expect(text).not.toContain('[2]');
    }
  });

  it('ends the upstream request within 500 ms of a stop, and pays for what was streamed', async () => {
    fake.behave({ behaviour: { tokensPerSecond: 10 } });
    const stop = new AbortController();
    const asked = ask(question, { signal: stop.signal });
    const events: RunEvent[] = [];
    for await (const event of answerQuestion(asked, services())) {
      events.push(event);
      if (event.type === 'text') stop.abort();
    }
    const stoppedMs = performance.now();
    await expect.poll(() => fake.calls[0]?.outcome, { timeout: 500 }).toBe('aborted');
    expect((fake.calls[0]?.endedMs ?? Infinity) - stoppedMs).toBeLessThan(500);
    expect(events.at(-1)).toMatchObject({ outcome: 'stopped' });
    expect(await traceOf(asked.runId)).toMatchObject({ outcome: 'stopped' });
  });

  it('records a run whose reader left without reading on', async () => {
    fake.behave({ behaviour: { tokensPerSecond: 10 } });
    const asked = ask(question);
    for await (const event of answerQuestion(asked, services())) if (event.type === 'text') break;
    await expect.poll(() => fake.calls[0]?.outcome, { timeout: 500 }).toBe('aborted');
    expect(await traceOf(asked.runId)).toMatchObject({ outcome: 'stopped' });
  });

  it('does not take blanks for an answer', async () => {
    fake.behave({ model: 'big', behaviour: { answer: '\n\n' } });
    const events = await collect(answerQuestion(ask(question), services()));
    expect(events.at(-1)).toMatchObject({ outcome: 'answered', rung: 'economy' });
    expect(textOf(events)).toBe(textOf(events).trimStart());
  });

  it('counts the prompt of a model that took it and fell silent', async () => {
    fake.behave({ model: 'big', behaviour: { fault: 'stall_first' } });
    const asked = ask(question);
    await collect(answerQuestion(asked, impatient()));
    const { inputTokens: economyTokens } = await onlyEconomy();
    expect((await traceOf(asked.runId))?.inputTokens).toBeGreaterThan(economyTokens ?? 0);
  });

  it('files a stop before the first word as stopped, without an error', async () => {
    const stop = new AbortController();
    stop.abort();
    const asked = ask(question, { signal: stop.signal });
    const events = await collect(answerQuestion(asked, services()));
    expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'stopped' });
    expect(await traceOf(asked.runId)).toMatchObject({ outcome: 'stopped', errorCode: null });
  });

  it('searches by words alone when the embedder is down, and says so', async () => {
    const embedder = { ...wordEmbedder, embed: () => Promise.reject(new Error('down')) };
    const events = await collect(answerQuestion(ask(question), services({ embedder })));
    expect(events).toContainEqual({ type: 'notice', code: 'keyword_search_only' });
    expect(textOf(events)).toContain('30 days');
  });

  it('fails with a code, not a blank, for somebody who may no longer sign in', async () => {
    const asked = ask(question);
    const events = await collect(answerQuestion({ ...asked, asker: { ...asked.asker, accessVersion: 99 } }, services()));
    expect(events).toEqual([expect.objectContaining({ type: 'end', outcome: 'failed', errorCode: 'not_signed_in' })]);
  });
});

describe('a conversation', () => {
  const turn = (text: string, conversationId: string, more: { who?: keyof SmallHouse['staff']; questionId?: string } = {}) => {
    const { who = 'associate', questionId = crypto.randomUUID() } = more;
    return ask(text, { who, from: { channel: 'tablet', conversationId, questionId } });
  };

  it('reads a follow-up with the question before it', async () => {
    const conversationId = crypto.randomUUID();
    await collect(answerQuestion(turn('Within how many days can handbags be returned?', conversationId), services()));
    const events = await collect(answerQuestion(turn('and for shoes?', conversationId), services()));
    expect(textOf(events)).toContain('14 days');
    expect(fake.calls.at(-1)?.prompt.join('\n')).toContain('Within how many days can handbags be returned?');
  });

  it('is not found when it belongs to somebody else', async () => {
    const conversationId = crypto.randomUUID();
    await collect(answerQuestion(turn(question, conversationId), services()));
    const events = await collect(answerQuestion(turn(question, conversationId, { who: 'manager' }), services()));
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', errorCode: 'not_found' });
  });

  it('takes no question id of somebody else', async () => {
    const questionId = crypto.randomUUID();
    await collect(answerQuestion(turn(question, crypto.randomUUID(), { questionId }), services()));
    const events = await collect(answerQuestion(turn(question, crypto.randomUUID(), { questionId, who: 'manager' }), services()));
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', errorCode: 'not_found' });
  });

  it('answers a run once: its id cannot come again', async () => {
    const first = turn(question, crypto.randomUUID());
    await collect(answerQuestion(first, services()));
    const events = await collect(answerQuestion({ ...turn(question, crypto.randomUUID()), runId: first.runId }, services()));
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', errorCode: 'conflict' });
  });

  it('withholds a kept answer from whoever may no longer read its sources', async () => {
    const conversationId = crypto.randomUUID();
    const asked = turn('What discretionary discount may a store manager grant?', conversationId, { who: 'manager' });
    await collect(answerQuestion(asked, services()));
    const shown = async () => {
      const scope = await authorise(database.db, { ...asked.asker, accessVersion: null, via: 'key' }, clock);
      return JSON.stringify(await withScope(database.db, scope, (tx) => listMessages(tx, scope, conversationId)));
    };
    const setRole = (role: 'associate' | 'manager') => withSystem(database.db, (tx) => tx.update(staff).set({ role }).where(eq(staff.id, house.staff.manager)));
    expect(await shown()).toContain('12 percent');
    await setRole('associate');
    expect(await shown()).not.toContain('12 percent');
    await setRole('manager');
    expect(await shown()).toContain('12 percent');
  });

  it('keeps one answer per question when it is asked again', async () => {
    const [conversationId, questionId] = [crypto.randomUUID(), crypto.randomUUID()];
    fake.behave({ behaviour: { fault: 'cut_mid' }, times: 1 });
    await collect(answerQuestion(turn(question, conversationId, { questionId }), services()));
    await collect(answerQuestion(turn(question, conversationId, { questionId }), services()));
    const rows = (await withSystem(database.db, (tx) => tx.select().from(messages))).filter((row) => row.conversationId === conversationId);
    expect(rows.map(({ author }) => author).sort()).toEqual(['assistant', 'staff']);
    expect(JSON.stringify(rows)).toContain('"answered"');
  });

  it.each(['before', 'after'] as const)('keeps the answer of the run begun last when the earlier one ends %s it', async (end) => {
    const [conversationId, questionId] = [crypto.randomUUID(), crypto.randomUUID()];
    const [earlier, later] = [turn(question, conversationId, { questionId }), turn(question, conversationId, { questionId })];
    const [slow, quick] = [answerQuestion(earlier, services()), answerQuestion(later, services())];
    await slow.next();
    await quick.next();
    for (const events of end === 'before' ? [slow, quick] : [quick, slow]) await collect(events);
    const answers = (await withSystem(database.db, (tx) => tx.select().from(messages))).filter((row) => row.answersId === questionId);
    expect(answers.map(({ id }) => id)).toEqual([later.runId]);
    expect(await traceOf(earlier.runId)).toMatchObject({ outcome: 'answered' });
  });

  it('keeps what an earlier run found as long as the later one has no answer', async () => {
    const [conversationId, questionId] = [crypto.randomUUID(), crypto.randomUUID()];
    const [earlier, later] = [turn(question, conversationId, { questionId }), turn(question, conversationId, { questionId })];
    const [slow, lost] = [answerQuestion(earlier, services()), answerQuestion(later, services())];
    await slow.next();
    await lost.next();
    await collect(slow);
    const answers = (await withSystem(database.db, (tx) => tx.select().from(messages))).filter((row) => row.answersId === questionId);
    expect(answers.map(({ id }) => id)).toEqual([earlier.runId]);
    await lost.return(undefined);
  });
});
