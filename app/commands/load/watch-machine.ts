import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Memory of processes with all that they started, in MiB of resident pages. */
export function memoryMiB(pids: readonly number[]): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set(pids);
  // A child comes after its parent in no particular order: as often as something was added, it is looked again.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [pid, parent] of rows) if (pid !== undefined && parent !== undefined && family.has(parent)) family.add(pid);
  }
  const kib = rows.reduce((sum, [pid, , rss]) => sum + (pid !== undefined && family.has(pid) ? (rss ?? 0) : 0), 0);
  return Math.round(kib / 1024);
}

/** Starts measuring; what it gives says which share of all cores was busy since, from 0 to 1, with everything that runs on the machine. */
export function watchCores(): () => number {
  const before = coreTimes();
  return () => {
    const after = coreTimes();
    return Number((1 - (after.idle - before.idle) / Math.max(1, after.total - before.total)).toFixed(3));
  };
}

function coreTimes(): { idle: number; total: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return { idle: sum(times.map(({ idle }) => idle)), total: sum(times.flatMap((each) => Object.values(each))) };
}
