import { randomUUID } from 'node:crypto';
import { insertTrace } from '@/db/queries/traces';
import { traces } from '@/db/schema/traces';
import { withSystem } from '@/db/scoped';
import type { TabletRun } from './ask-on-tablet';
import { asEachOfStaff, type World } from './in-random-houses';
import { documentsIn } from './leaks';

/** A recorded run, and the places of the documents its evidence came from. */
export interface TraceCase {
  runId: string;
  staff: number;
  store: number;
  drewOn: ReadonlySet<number>;
}

interface Recorded {
  drewOn: ReadonlySet<number>;
  /** The collections the row says its evidence came from, and those of the documents; ids in order. */
  collectionIds: { said: readonly number[]; meant: readonly number[] };
}

/** What each run was recorded to have drawn on: what its trace names as evidence, and what its answer cites. By run id. */
export async function readEvidence({ ids, house, services }: World, runs: readonly TabletRun[]): Promise<Map<string, Recorded>> {
  const rows = await withSystem(services.db, (tx) => tx.select({ runId: traces.runId, detail: traces.detail, collectionIds: traces.collectionIds }).from(traces));
  const byRun = new Map(rows.map((row) => [row.runId, row]));
  return new Map(runs.map(({ runId, events }) => {
    const row = byRun.get(runId);
    const named = row?.detail.evidence.map(({ passageId }) => ids.documentOfPassage.get(passageId) ?? -1) ?? [];
    const drewOn = new Set([...named, ...documentsIn(events.filter(({ type }) => type === 'sources'))]);
    const meant = [...new Set([...drewOn].map((document) => ids.collections[house.documents[document]?.collection ?? -1] ?? -1))].toSorted((a, b) => a - b);
    return [runId, { drewOn, collectionIds: { said: row?.collectionIds ?? [], meant } }];
  }));
}

/** Lets each of the staff record one run without evidence, and one for each document of their collections. */
export async function writeTraces(world: World): Promise<TraceCase[]> {
  const written: TraceCase[] = [];
  await asEachOfStaff(world, async ({ staff, store, tx, scopes }) => {
    const scope = scopes.get(staff);
    if (scope === undefined) return;
    const readable = world.house.documents.keys().filter((document) => world.rights.mayReadCollection(staff, world.house.documents[document]?.collection ?? -1));
    for (const drewOn of [[], ...readable.map((document) => [document])]) {
      const runId = randomUUID();
      const collectionIds = drewOn.map((document) => world.ids.collections[world.house.documents[document]?.collection ?? -1] ?? -1);
      const detail = { stages: [], evidence: [], confidence: null, collectionIds: [...scope.collectionIds], rungAttempts: [], degraded: [] };
      await insertTrace(tx, { runId, staffId: scope.staffId, storeId: scope.storeId, askerRole: scope.role, askerTeams: [...scope.teams], collectionIds, channel: 'api', question: 'Whatever', outcome: 'answered', day: '2026-11-20', totalMs: 1, detail });
      written.push({ runId, staff, store, drewOn: new Set(drewOn) });
    }
  });
  return written;
}
