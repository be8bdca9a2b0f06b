import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeEndings } from './endings';
import { ownDependencies } from './own-dependencies';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'floorhand-dependencies-'));
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { 'node_modules/zod': { version: '4.0.1' } } }));
  writeFileSync(join(root, 'npm-cli.js'), `require('fs').writeFileSync('called', '')`);
});
afterEach(() => rmSync(root, { recursive: true }));

function install(): void {
  const script = `import { installIfStale } from '${join(import.meta.dirname, '..', 'install-if-stale.mjs')}'; await installIfStale(process.argv[1], process.argv[2], process.execPath);`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script, root, join(root, 'npm-cli.js')], { stdio: 'pipe' });
}

it('keeps the dependencies of a running house as they are, until it ends', async () => {
  const endings = makeEndings();
  ownDependencies(root, endings);
  expect(install).toThrow('another Floorhand runs on the dependencies that are here, and the lock wants others: end that one and try again.');
  expect(existsSync(join(root, 'called'))).toBe(false);
  await endings.end();
  install();
  expect(existsSync(join(root, 'called'))).toBe(true);
});
