import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ServiceRefused, startService } from './service-process';

const folder = mkdtempSync(join(tmpdir(), 'floorhand-service-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A service of a few lines, and the command that runs it. */
function service(name: string, lines: string): string[] {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, `import { serveParent } from '${join(import.meta.dirname, 'serve-parent.ts')}';\n${lines}`);
  return [file];
}

const steady = `const parent = serveParent<{ pid: number }>(async () => undefined);
setInterval(() => undefined, 1000);
parent.ready({ pid: process.pid });`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a service', () => {
  it('tells when it is ready, and ends when asked', async () => {
    const started = await startService<{ pid: number }>({ name: 'It', command: service('steady', steady), readyMsMax: 20_000 });
    expect(started.ready.pid).toBe(started.pid);
    await started.stop();
    expect(isAlive(started.pid)).toBe(false);
  });

  it('refuses in one sentence', async () => {
    const command = service('refusing', `serveParent(async () => undefined).refuse('Not today.', 'today');`);
    await expect(startService({ name: 'It', command, readyMsMax: 20_000 })).rejects.toThrow(new ServiceRefused('Not today.', 'today'));
  });

  it('that dies at its start says what it last said', async () => {
    const command = service('dying', `process.stderr.write('out of luck'); process.exit(3);`);
    await expect(startService({ name: 'It', command, readyMsMax: 20_000 })).rejects.toThrow('It ended (code 3). out of luck');
  });

  it('is ended by force when its own end hangs', async () => {
    const command = service('hanging', `serveParent<object>(() => new Promise(() => undefined)).ready({}); setInterval(() => undefined, 1000);`);
    const started = await startService({ name: 'It', command, readyMsMax: 20_000 });
    await started.stop();
    expect(isAlive(started.pid)).toBe(false);
  }, 20_000);

  it('ends by itself when its parent is killed outright', async () => {
    const parent = join(folder, 'parent.mts');
    writeFileSync(parent, `import { startService } from '${join(import.meta.dirname, 'service-process.ts')}';
const { pid } = await startService({ name: 'It', command: ${JSON.stringify(service('orphan', steady))}, readyMsMax: 20_000 });
process.stdout.write(String(pid));
setInterval(() => undefined, 1000);`);
    const child = spawn(process.execPath, ['--import', 'tsx', parent], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [chunk] = await once(child.stdout, 'data');
    const pid = Number(String(chunk));
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  }, 30_000);
});
