import type { ProfileName } from '@/e2e/load/profiles';
import { profiles, type Phase, type Profile } from '@/e2e/load/profiles';
import { drawQuestions } from '@/e2e/load/draw-questions';
import { readLoadQuestions } from '@/e2e/load/load-questions';
import { runPhase } from '@/e2e/load/run-phase';
import { summarisePhase, type PhaseReport } from '@/e2e/load/summarise-phase';
import { systemClock } from '@/lib/clock';
import { seededRandom } from '@/lib/seeded-random';
import { inProduct } from '../bench-ask/in-product';
import { stageTimes } from '../bench-ask/stage-times';
import type { Endings } from '../start/endings';
import { startFakeProcess } from './fake-process';
import { readAskers } from './read-askers';
import { startFleet } from './start-fleet';
import { memoryMiB, watchCores } from './watch-machine';

export interface Rehearsal {
  profile: ProfileName;
  processes: number;
  databaseUrl: string | undefined;
  /** Of all phases' lengths, for a quick look. */
  factor: number;
  seed: number;
  /** Whether answers are given again and shared. */
  recall: boolean;
}

/** A phase with the product's own times of its stages, from its traces. */
export type Rehearsed = PhaseReport & { stages: Record<string, { p50: number; p95: number }> };

/** Starts the product as production runs it and puts it through a profile. `onPhase` is told after each phase. */
export async function rehearse({ profile: name, processes, databaseUrl, factor, seed, recall }: Rehearsal, endings: Endings, signal: AbortSignal, onPhase: (report: Rehearsed) => void): Promise<Rehearsed[]> {
  const profile: Profile = profiles[name];
  const fake = await startFakeProcess(endings);
  const fleet = await startFleet({ processes, modelUrl: fake.baseUrl, databaseUrl, recall }, endings);
  const [first] = fleet.products;
  if (first === undefined) return [];
  const all = readLoadQuestions();
  const inHouse = <Result>(work: Parameters<typeof inProduct<Result>>[2]) => inProduct(first, fleet.databaseUrl, work);
  const askers = await inHouse((house) => readAskers(house, all.map(({ staffNumber }) => staffNumber)));
  const asker = (number: string) => {
    const found = askers.get(number);
    if (found === undefined) throw new Error(`Nobody asks as ${number}.`);
    return found;
  };
  const reports: Rehearsed[] = [];
  const next = drawQuestions(all, profile.mix, seededRandom(seed));
  for (const [place, phase] of profile.phases.entries()) {
    const { perSecond, seconds } = { ...phase, seconds: phase.seconds * factor };
    await fake.begin(rulesOf(profile, phase));
    const since = systemClock.now();
    const busy = watchCores();
    const run = await runPhase({ url: fleet.url, next, asker, perSecond, seconds, seed: seed + place, signal });
    if (phase.warmUp) continue;
    const measured = { name: phase.name, perSecond, seconds, calls: await fake.counts(), waits: await fake.waits(), memoryMiB: memoryMiB(fleet.products.map(({ pid }) => pid)), busyShare: busy() };
    const report = { ...summarisePhase(run, measured), stages: await inHouse((house) => stageTimes(house, since)) };
    reports.push(report);
    onPhase(report);
  }
  return reports;
}

function rulesOf({ model }: Profile, { faults }: Phase) {
  return [{ behaviour: model }, ...faults.map((fault) => ({ ...fault, behaviour: { ...model, ...fault.behaviour } }))];
}
