import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIfStale } from './build-if-stale';
import { CannotStart } from './cannot-start';
import { makeEndings, type Endings } from './endings';

let root: string;
let endings: Endings;
let builds: number;
let other: ChildProcess | undefined;
const place = () => ({ root, buildFolder: '.next' });
const build = async () => {
  builds += 1;
  return undefined;
};
const change = () => writeFileSync(join(root, 'app/page.tsx'), `changed ${builds}`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'floorhand-build-'));
  for (const folder of ['app', 'components', 'lib', 'db', 'public']) mkdirSync(join(root, folder));
  endings = makeEndings();
  builds = 0;
});
afterEach(async () => {
  await endings.end();
  other?.kill('SIGKILL');
  rmSync(root, { recursive: true });
});

/** Another process that serves the build, or builds. */
async function elsewhere(kind: 'shared' | 'exclusive'): Promise<void> {
  const script = `import { ownBuild } from '${join(import.meta.dirname, 'own-build.ts')}';
globalThis.release = ownBuild(process.argv[1], process.argv[2]);
process.stdout.write('owned');
setInterval(() => undefined, 1000);`;
  other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, join(root, '.next'), kind], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (other.stdout) await once(other.stdout, 'data');
}

/** Builds what is there, and gives the folder back. */
async function builtBefore(): Promise<void> {
  const own = makeEndings();
  await buildIfStale(place(), own, build);
  await own.end();
}

describe('a build', () => {
  it('is made once for the same sources, and again for others', async () => {
    await builtBefore();
    await builtBefore();
    expect(builds).toBe(1);
    change();
    await builtBefore();
    expect(builds).toBe(2);
  });

  it('that another process serves is not made again, and not touched', async () => {
    await builtBefore();
    change();
    await elsewhere('shared');
    const sentence = `The web application in ${join(root, '.next')} has to be built again, and another Floorhand serves it: end that one, or give this one its own FLOORHAND_BUILD_DIR.`;
    await expect(buildIfStale(place(), endings, build)).rejects.toThrow(new CannotStart(sentence));
    expect(builds).toBe(1);
    expect(existsSync(join(root, '.next/floorhand-built-from'))).toBe(true);
  });

  it('is served by several', async () => {
    await builtBefore();
    await elsewhere('shared');
    await buildIfStale(place(), endings, build);
    expect(builds).toBe(1);
  });

  it('that another process is making is left to it', async () => {
    await builtBefore();
    await elsewhere('exclusive');
    await expect(buildIfStale(place(), endings, build)).rejects.toThrow(/is being built by another Floorhand: wait for that, or give this one its own FLOORHAND_BUILD_DIR\.$/);
  });

  it('that fails is made again the next time', async () => {
    await expect(buildIfStale(place(), endings, async () => 'Unexpected token')).rejects.toThrow('Unexpected token');
    await builtBefore();
    expect(builds).toBe(1);
  });
});
