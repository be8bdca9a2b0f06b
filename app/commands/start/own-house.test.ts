import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CannotStart } from './cannot-start';
import { makeEndings, type Endings } from './endings';
import { ownHouse } from './own-house';

let folder: string;
let owner: ChildProcess | undefined;
let endings: Endings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorhand-house-'));
  endings = makeEndings();
});
afterEach(async () => {
  await endings.end();
  owner?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Another process that has a part of the folder. */
async function elsewhere(part: 'house' | 'database'): Promise<void> {
  const script = `import { ownFolder } from '${join(import.meta.dirname, '../../../db/embedded/own-folder.ts')}';
globalThis.release = ownFolder(process.argv[1], process.argv[2]);
process.stdout.write('owned');
setInterval(() => undefined, 1000);`;
  owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, folder, part], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (owner.stdout) await Promise.race([once(owner.stdout, 'data'), once(owner, 'exit')]);
}

const sentence = () => new CannotStart(`The data folder ${folder} is in use by another Floorhand: end that one, or give this one its own FLOORHAND_DATA_DIR.`);

it.each([true, false])('refuses the folder of a running house (embedded database: %s), and writes nothing but the lock', async (embeddedDatabase) => {
  await elsewhere('house');
  await expect(ownHouse({ FLOORHAND_DATA_DIR: folder, embeddedDatabase }, endings)).rejects.toThrow(sentence());
  expect(readdirSync(folder).filter((name) => !name.startsWith('house.lock'))).toEqual([]);
});

it('refuses the folder of a command that has the embedded database open', async () => {
  await elsewhere('database');
  await expect(ownHouse({ FLOORHAND_DATA_DIR: folder, embeddedDatabase: true }, endings)).rejects.toThrow(sentence());
});

it('leaves the embedded database to its own process', async () => {
  await ownHouse({ FLOORHAND_DATA_DIR: folder, embeddedDatabase: true }, endings);
  await elsewhere('database');
  expect(owner?.exitCode).toBeNull();
});

it('gives the folder back when it ends', async () => {
  await ownHouse({ FLOORHAND_DATA_DIR: folder, embeddedDatabase: true }, endings);
  await endings.end();
  await elsewhere('house');
  expect(owner?.exitCode).toBeNull();
});
