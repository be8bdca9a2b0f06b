import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchEvidence } from '@/lib/ask/search-evidence';
import { openTestDatabase, type TestDatabase } from './fixtures/test-database';
import { askOf, dayAt } from './property/ask-as';
import { secretOf } from './property/fill-random-house';
import { asEachOfStaff, evidenceFor, inRandomHouses, storeOf } from './property/in-random-houses';
import { documentsIn, leaksIn } from './property/leaks';
import { askOnTablet, reachConversation, type TabletRun } from './property/ask-on-tablet';
import { readEverything } from './property/probe-tables';
import { openAll, waysIn } from './property/search-without-literal';

const timeout = 600_000;

/** Ten thousand cases: a reader of a random house asks, or reaches for everything. The model in property/may-read.ts says what may come back. */
describe('in a random house', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await openTestDatabase()));
  afterAll(() => test.drop());

  it('evidence is of the asker’s scope and day, and all of it that was asked for by name', { timeout }, async () => {
    const seen = { cases: 0, turnedAway: 0, withEvidence: 0 };
    await inRandomHouses(test.db, { houses: 15, questionsEach: 100, seed: 1 }, async (world) => {
      for (const question of world.house.questions) {
        const ask = askOf(world.ids, question);
        seen.cases += 1;
        if (!world.rights.mayUseStore(question.staff, storeOf(world, question))) {
          await expect(searchEvidence(ask, world.services)).rejects.toMatchObject({ code: 'not_signed_in' });
          seen.turnedAway += 1;
          continue;
        }
        const allowed = evidenceFor(world, question);
        const { scored, citations, nearest } = (await searchEvidence(ask, world.services)).ranked;
        const shown = { scored, citations, nearest };
        expect(leaksIn(shown, allowed)).toEqual([]);
        if (question.about !== null) expect(documentsIn(shown).has(question.about)).toBe(allowed(question.about));
        if (scored.length > 0) seen.withEvidence += 1;
      }
    });
    // Houses in which nobody may read anything, or everybody all, would prove nothing.
    expect(seen.cases).toBe(1_500);
    expect(seen.turnedAway).toBeGreaterThan(seen.cases / 20);
    expect(seen.withEvidence).toBeGreaterThan(seen.cases / 4);
  });

  it('row-level security alone holds when the queries’ literal predicate lets every collection pass', { timeout }, async () => {
    const seen = { cases: 0, withEvidence: 0 };
    const ways = Object.values(waysIn);
    await inRandomHouses(test.db, { houses: 36, questionsEach: 150, seed: 2 }, (world) => asEachOfStaff(world, async ({ staff, store, tx }) => {
      const { rights, ids, house } = world;
      for (const [place, question] of house.questions.filter((question) => question.staff === staff).entries()) {
        const allowed = evidenceFor(world, { ...question, store });
        const words = [...question.words, ...(question.about === null ? [] : [secretOf(question.about)])];
        const found = await ways[place % ways.length]?.(tx, { words, allCollectionIds: ids.collections, onDay: dayAt(house, store) });
        expect(leaksIn(found, allowed)).toEqual([]);
        seen.cases += 1;
        if (documentsIn(found).size > 0) seen.withEvidence += 1;
      }
      const opened = await openAll(tx, [...ids.documentOfPassage.keys()]);
      expect(documentsIn(opened)).toEqual(new Set(house.documents.keys().filter((document) => rights.mayOpen(staff, document))));
      seen.cases += opened.length;
    }));
    expect(seen.cases).toBeGreaterThan(8_200);
    expect(seen.withEvidence).toBeGreaterThan(seen.cases / 5);
  });

  it('answers, conversations and traces show nothing of another’s, and a stranger’s conversation is not found', { timeout }, async () => {
    const seen = { cases: 0, answered: 0, others: 0 };
    await inRandomHouses(test.db, { houses: 16, questionsEach: 25, seed: 3 }, async (world) => {
      const runs: TabletRun[] = [];
      for (const question of world.house.questions) {
        if (!world.rights.mayUseStore(question.staff, storeOf(world, question))) continue;
        const run = await askOnTablet(world, question, runs);
        seen.cases += 1;
        expect(leaksIn(run.events, evidenceFor(world, question))).toEqual([]);
        expect(run.events.some(({ type }) => type === 'sources')).toBe(run.isOwn && run.events.some(({ type }) => type === 'text'));
        if (!run.isOwn) expect(run.events).toEqual([expect.objectContaining({ type: 'end', outcome: 'failed', errorCode: 'not_found' })]);
        if (run.events.some(({ type }) => type === 'text')) seen.answered += 1;
        runs.push(run);
      }
      await asEachOfStaff(world, async ({ staff, tx, scopes }) => {
        const everything = await readEverything(tx);
        expect(leaksIn(everything.revisions, (document) => world.rights.mayOpen(staff, document))).toEqual([]);
        expect(leaksIn([everything.documents, everything.passages, everything.lexemes], (document) => world.rights.mayReadCollection(staff, world.house.documents[document]?.collection ?? -1))).toEqual([]);
        expect(new Set([...everything.conversations, ...everything.messages].map(({ staffId }) => staffId))).toEqual(new Set(runs.some((run) => run.isOwn && run.staff === staff) ? [world.ids.staff[staff]] : []));
        expect(everything.traces.toSorted()).toEqual(runs.filter((run) => world.rights.maySeeTrace(staff, run)).map(({ runId }) => runId).toSorted());
        for (const { staff: owner, conversationId } of runs.filter(({ isOwn }) => isOwn)) {
          const mine = owner === staff;
          if (!mine) seen.others += 1;
          const claimed = scopes.get(owner);
          if (claimed) expect(await reachConversation(tx, claimed, conversationId)).toEqual({ found: mine, read: mine, renamed: mine });
        }
      });
    });
    expect(seen.cases).toBeGreaterThan(300);
    expect(seen.answered).toBeGreaterThan(seen.cases / 10);
    expect(seen.others).toBeGreaterThan(500);
  });
});
