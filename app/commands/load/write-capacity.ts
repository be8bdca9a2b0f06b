import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { profiles, type ProfileName } from '@/e2e/load/profiles';
import { drawDay, drawRates, type Chart } from './draw-charts';
import { describeCapacity } from './describe-capacity';
import type { Rehearsed } from './rehearse';

/** What one rehearsal found, as it is kept beside the documentation. */
export interface Kept {
  profile: ProfileName;
  /** The day it was run. */
  day: string;
  machine: { cores: number; memoryGiB: number; node: string };
  processes: number;
  factor: number;
  recall: boolean;
  phases: Rehearsed[];
  faults: string[];
}

const folder = join(import.meta.dirname, '..', '..', '..', 'docs');
const figures = join(folder, 'capacity');

export function thisMachine(): Kept['machine'] {
  return { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version };
}

/** Keeps a rehearsal in `docs/capacity/` and writes `docs/capacity.md` anew from all that are there. Gives the paths it wrote. */
export async function writeCapacity(kept: Kept): Promise<string[]> {
  await mkdir(figures, { recursive: true });
  const name = kept.recall ? kept.profile : `${kept.profile}-without-recall`;
  const data = join(figures, `${name}.json`);
  await writeFile(data, `${JSON.stringify(kept, null, 1)}\n`);
  const all = await readAll();
  const drawn = all.map((one) => ({ one, charts: chartsOf(one) }));
  const charts = drawn.flatMap((each) => each.charts);
  for (const { name: file, svg } of charts) await writeFile(join(figures, `${file}.svg`), svg);
  const page = join(folder, 'capacity.md');
  await writeFile(page, describeCapacity(drawn));
  return [data, page, ...charts.map(({ name: file }) => join(figures, `${file}.svg`))];
}

/** Every rehearsal that was kept, in the order of the profiles. */
export async function readAll(): Promise<Kept[]> {
  const files = (await readdir(figures).catch(() => [])).filter((file) => file.endsWith('.json'));
  const all = await Promise.all(files.map(async (file) => JSON.parse(await readFile(join(figures, file), 'utf8')) as Kept));
  const order = Object.keys(profiles);
  return all.toSorted((a, b) => order.indexOf(a.profile) - order.indexOf(b.profile) || Number(b.recall) - Number(a.recall));
}

function chartsOf({ profile, recall, phases }: Kept): Chart[] {
  if (!recall) return [];
  return profile === 'capacity' ? drawRates(phases, profile) : profile === 'black-friday' ? drawDay(phases, profile) : [];
}
