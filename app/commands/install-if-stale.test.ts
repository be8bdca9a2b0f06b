import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let root: string;
const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/zod': { version }, 'node_modules/node-win': { version: '1.0.0', optional: true } } });
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

const command = (options = '') => ['--input-type=module', '--eval', script(options), root, join(root, 'npm-cli.js')];
const script = (options: string) => `import { existsSync } from 'node:fs'; import { installIfStale } from '${join(import.meta.dirname, 'install-if-stale.mjs')}'; await installIfStale(process.argv[1], process.argv[2]${options});`;

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Runs the installer as the launcher does, with a stand-in for npm that notes its arguments. */
function install(npm = `require('fs').mkdirSync('node_modules', { recursive: true }); require('fs').appendFileSync('calls', process.argv[2])`, options = ''): string {
  write('npm-cli.js', npm);
  return execFileSync(process.execPath, command(options), { encoding: 'utf8', stdio: 'pipe' });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'floorhand-install-'));
  write('package-lock.json', lock('4.0.0'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the installer', () => {
  it('installs what the lock says when nothing is there, once', () => {
    expect(install()).toMatch(/^Installing the locked dependencies… done, \d+ s$/m);
    expect(existsSync(join(root, 'calls'))).toBe(true);
    expect(install()).toBe('');
  });

  it('installs again when the lock has changed', () => {
    install();
    write('package-lock.json', lock('4.0.1'));
    expect(install()).toMatch(/done/);
  });

  it('is content with what somebody installed by hand, whatever the platform left out', () => {
    mkdirSync(join(root, 'node_modules'));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/zod': { version: '4.0.0' } } }));
    expect(install()).toBe('');
    expect(existsSync(join(root, 'calls'))).toBe(false);
  });

  it('says what npm said when npm fails, and tries again the next time', () => {
    const failing = `process.stderr.write('npm error ENOSPC'); process.exit(228)`;
    expect(() => install(failing)).toThrow(/npm ended with code 228 and said\nnpm error ENOSPC/);
    expect(install()).toMatch(/done/);
  });

  it('says so when the disk has no room, before npm begins', () => {
    expect(() => install(undefined, ', undefined, undefined, 300')).toThrow(`the disk of ${root} has only 300 MB left, and they need 1400 MB: make room and try again.`);
    expect(existsSync(join(root, 'calls'))).toBe(false);
  });

  it('says so when npm left out what has to be there, and tries again the next time', () => {
    const needed = `, undefined, () => existsSync('${root}/node_modules/node-here') ? undefined : 'node-here'`;
    expect(() => install(undefined, needed)).toThrow(/npm left node-here out, for want of room on the disk or of the network/);
    expect(install(`require('fs').mkdirSync('node_modules/node-here')`, needed)).toMatch(/done/);
    expect(install(undefined, needed)).toBe('');
  });

  it('takes npm with it when it is killed outright', async () => {
    write('npm-cli.js', `require('fs').writeFileSync('pid', String(process.pid)); setInterval(() => undefined, 1000);`);
    const installer = spawn(process.execPath, command(), { stdio: 'ignore' });
    const pid = () => Number(existsSync(join(root, 'pid')) ? readFileSync(join(root, 'pid'), 'utf8') : 0);
    await expect.poll(pid, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(runs(pid())).toBe(true);
    installer.kill('SIGKILL');
    await expect.poll(() => runs(pid()), { timeout: 10_000 }).toBe(false);
  }, 20_000);
});
