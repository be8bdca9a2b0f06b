import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const preload = join(import.meta.dirname, 'end-with-parent.mjs');
const stay = 'setInterval(() => undefined, 1000);';

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('ends a build and its workers when their supervisor is killed outright', async () => {
  const build = `const { spawn } = require('node:child_process'); const worker = spawn(process.execPath, ['--eval', '${stay}']); process.stderr.write(process.pid + ' ' + worker.pid); ${stay}`;
  const supervise = `require('node:child_process').spawn(process.execPath, ['--import', '${preload}', '--eval', ${JSON.stringify(build)}], { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }); ${stay}`;
  const supervisor = spawn(process.execPath, ['--eval', supervise], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [chunk] = await once(supervisor.stderr, 'data');
  const pids = String(chunk).split(' ').map(Number);
  expect(pids.map(runs)).toEqual([true, true]);
  supervisor.kill('SIGKILL');
  await expect.poll(() => pids.map(runs), { timeout: 10_000 }).toEqual([false, false]);
}, 20_000);

it('does not hold a program open that runs to its end', async () => {
  const child = spawn(process.execPath, ['--import', `${preload}?unheld`, '--eval', '0'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await expect(once(child, 'exit')).resolves.toEqual([0, null]);
});
