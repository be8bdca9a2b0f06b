import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderTaken, ownFolder } from './own-folder';

const script = `import { ownFolder } from '${join(import.meta.dirname, 'own-folder.ts')}';
globalThis.release = ownFolder(process.argv[1]);
process.stdout.write('owned');
if (process.argv[2] === 'stay') setInterval(() => undefined, 1000);`;
const command = (folder: string, stay: string) => ['--import', 'tsx', '--input-type=module', '--eval', script, folder, stay];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorhand-own-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lets one process own a folder, until it gives it back', () => {
  const release = ownFolder(folder);
  expect(() => execFileSync(process.execPath, command(folder, 'go'), { stdio: 'pipe' })).toThrow(/in use by another Floorhand/);
  release();
  expect(execFileSync(process.execPath, command(folder, 'go')).toString()).toBe('owned');
});

it('takes a killed owner’s folder over at once', async () => {
  const owner = spawn(process.execPath, command(folder, 'stay'), { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(owner.stdout, 'data');
  expect(() => ownFolder(folder)).toThrow(FolderTaken);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  ownFolder(folder)();
});
