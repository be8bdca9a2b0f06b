import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdLock, type LockKind } from './hold-lock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorhand-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Whether another process would get it now. */
function isFreeElsewhere(kind: LockKind): boolean {
  const script = `import { holdLock } from '${join(import.meta.dirname, 'hold-lock.ts')}'; process.stdout.write(String(holdLock(process.argv[1], process.argv[2]) !== undefined));`;
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, join(folder, 'lock'), kind], { stdio: ['ignore', 'pipe', 'ignore'] }).toString() === 'true';
}

it('shares a shared lock, and keeps those away who want it alone', () => {
  const release = holdLock(join(folder, 'lock'), 'shared');
  expect([isFreeElsewhere('shared'), isFreeElsewhere('exclusive')]).toEqual([true, false]);
  release?.();
  expect(isFreeElsewhere('exclusive')).toBe(true);
});

it('shares an exclusive lock with nobody', () => {
  const release = holdLock(join(folder, 'lock'), 'exclusive');
  expect([isFreeElsewhere('shared'), isFreeElsewhere('exclusive')]).toEqual([false, false]);
  release?.();
});

it('says so when the lock cannot be made', () => {
  expect(() => holdLock(join(folder, 'nowhere', 'lock'), 'shared')).toThrow('unable to open database file');
});
