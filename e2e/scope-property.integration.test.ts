import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchEvidence } from '@/lib/ask/search-evidence';
import { openTestDatabase, type TestDatabase } from './fixtures/test-database';
import { readTestEnvironment } from './fixtures/test-environment';
import { askOf, dayAt } from './property/ask-as';
import { draftSecretOf, secretOf } from './property/fill-random-house';
import { asEachOfStaff, evidenceFor, inRandomHouses, storeOf } from './property/in-random-houses';
import { documentsIn, draftsIn, leaksIn } from './property/leaks';
import { askOnTablet, reachConversation, type TabletRun } from './property/ask-on-tablet';
import { inTables, readableIn, readEverything } from './property/probe-tables';
import { openAll, waysIn } from './property/search-without-literal';
import { readEvidence, writeTraces } from './property/trace-cases';

const timeout = 600_000;

/** The embedded database takes a third of them, unless it is to be thorough: the policies are the same on a server, and there it is quicker. */
const { postgresUrl, thorough } = readTestEnvironment();
const share = thorough || postgresUrl !== undefined ? 1 : 1 / 3;

/** Ten thousand cases: a reader of a random house asks, or reaches for everything. The model in property/may-read.ts says what may come back. */
describe('in a random house', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await openTestDatabase()));
  afterAll(() => test.drop());

  it('evidence is of the asker’s scope and day, and all of it that was asked for by name', { timeout }, async () => {
    const seen = { cases: 0, turnedAway: 0, withEvidence: 0 };
    await inRandomHouses(test.db, { houses: 15 * share, questionsEach: 100, seed: 1 }, async (world) => {
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
    expect(seen.cases).toBe(1_500 * share);
    expect(seen.turnedAway).toBeGreaterThan(seen.cases / 20);
    expect(seen.withEvidence).toBeGreaterThan(seen.cases / 4);
  });

  it('row-level security alone holds when the queries’ literal predicate lets every collection pass', { timeout }, async () => {
    const seen = { cases: 0, withEvidence: 0, drafts: 0 };
    const ways = Object.values(waysIn);
    await inRandomHouses(test.db, { houses: 36 * share, questionsEach: 150, seed: 2 }, (world) => asEachOfStaff(world, async ({ staff, store, tx }) => {
      const { rights, ids, house } = world;
      for (const [place, question] of house.questions.filter((question) => question.staff === staff).entries()) {
        const allowed = evidenceFor(world, { ...question, store });
        const words = [...question.words, ...(question.about === null ? [] : [secretOf(question.about), draftSecretOf(question.about)])];
        const { found, known } = (await ways[place % ways.length]?.(tx, { words, allCollectionIds: ids.collections, onDay: dayAt(house, store) })) ?? { found: [], known: [] };
        expect(leaksIn(found, allowed)).toEqual([]);
        expect(leaksIn(known, (document) => rights.mayCount(staff, document))).toEqual([]);
        seen.cases += 1;
        if (documentsIn(found).size > 0) seen.withEvidence += 1;
      }
      const opened = await openAll(tx, [...ids.documentOfPassage.keys()]);
      expect(documentsIn(opened)).toEqual(new Set(house.documents.keys().filter((document) => rights.mayOpen(staff, document))));
      expect(draftsIn(opened)).toEqual(new Set(house.documents.keys().filter((document) => rights.mayOpenDraft(staff, document))));
      seen.drafts += draftsIn(opened).size;
      seen.cases += opened.length;
    }));
    expect(seen.cases).toBeGreaterThan(8_200 * share);
    expect(seen.withEvidence).toBeGreaterThan(seen.cases / 5);
    expect(seen.drafts).toBeGreaterThan(20 * share);
  });

  it('answers, conversations and traces show nothing of another’s, and a stranger’s conversation is not found', { timeout }, async () => {
    const seen = { cases: 0, answered: 0, others: 0 };
    await inRandomHouses(test.db, { houses: 18 * share, questionsEach: 25, seed: 3 }, async (world) => {
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
      const recorded = await readEvidence(world, runs);
      for (const { collectionIds } of recorded.values()) expect(collectionIds.said).toEqual(collectionIds.meant);
      await asEachOfStaff(world, async ({ staff, tx, scopes }) => {
        const everything = await readEverything(tx);
        expect(inTables(everything)).toEqual(readableIn(world, staff));
        expect(new Set([...everything.conversations, ...everything.messages].map(({ staffId }) => staffId))).toEqual(new Set(runs.some((run) => run.isOwn && run.staff === staff) ? [world.ids.staff[staff]] : []));
        const readable = runs.filter((run) => world.rights.maySeeTrace(staff, { ...run, drewOn: recorded.get(run.runId)?.drewOn ?? [] }));
        expect(everything.traces.toSorted()).toEqual(readable.map(({ runId }) => runId).toSorted());
        for (const { staff: owner, conversationId } of runs.filter(({ isOwn }) => isOwn)) {
          const mine = owner === staff;
          if (!mine) seen.others += 1;
          const claimed = scopes.get(owner);
          if (claimed) expect(await reachConversation(tx, claimed, conversationId)).toEqual({ found: mine, read: mine, renamed: mine });
        }
      });
    });
    expect(seen.cases).toBeGreaterThan(300 * share);
    expect(seen.answered).toBeGreaterThan(seen.cases / 10);
    expect(seen.others).toBeGreaterThan(500 * share);
  });

  it('a trace is for its owner, and in its store for those who may read what it drew on and could have been its asker', { timeout }, async () => {
    const seen = { others: 0, withheldBy: { role: 0, team: 0, collection: 0 } };
    await inRandomHouses(test.db, { houses: 60 * share, questionsEach: 1, seed: 4 }, async (world) => {
      const { house, rights } = world;
      const written = await writeTraces(world);
      await asEachOfStaff(world, async ({ staff, tx }) => {
        const readable = written.filter((trace) => rights.maySeeTrace(staff, trace));
        expect((await readEverything(tx)).traces.toSorted()).toEqual(readable.map(({ runId }) => runId).toSorted());
        seen.others += readable.filter((trace) => trace.staff !== staff).length;
        for (const { staff: asker, store, drewOn } of written) {
          if (house.staff[staff]?.role !== 'manager' || !rights.storesOf(staff).has(store)) continue;
          if (house.staff[asker]?.role === 'admin') seen.withheldBy.role += 1;
          else if (house.staff[asker]?.teams.some((team) => !house.staff[staff]?.teams.includes(team))) seen.withheldBy.team += 1;
          else if ([...drewOn].some((document) => !rights.mayReadCollection(staff, house.documents[document]?.collection ?? -1))) seen.withheldBy.collection += 1;
        }
      });
    });
    expect(seen.others).toBeGreaterThan(500 * share);
    for (const withheld of Object.values(seen.withheldBy)) expect(withheld).toBeGreaterThan(15 * share);
  });
});
