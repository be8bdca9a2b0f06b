import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSocketFolder, recordAddress } from './address';

let base: string;
const made: string[] = [];
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'floorhand-address-'));
});
afterEach(() => {
  for (const folder of [base, ...made.splice(0)]) rmSync(folder, { recursive: true, force: true });
});

/** The socket's folder for a data folder; one in the system's temporary folder goes away with the test. */
function socketFolder(dataFolder: string): string {
  const folder = makeSocketFolder(dataFolder);
  if (!folder.startsWith(base)) made.push(folder);
  return folder;
}

function farFolder(): string {
  const folder = join(base, 'a-very-long-name'.repeat(6));
  mkdirSync(folder);
  return folder;
}

describe('the folder of the socket', () => {
  it('is in the data folder', () => {
    expect(socketFolder(base)).toBe(join(base, 'socket'));
  });

  it('is a temporary one when that path is too long, and the same again after a kill', () => {
    const data = farFolder();
    const first = socketFolder(data);
    recordAddress(data, { host: first, port: 5432 });
    expect(first.startsWith(join(tmpdir(), 'floorhand-'))).toBe(true);
    expect(socketFolder(data)).toBe(first);
  });

  it('is a new one when the last is gone, or others may look into it', () => {
    const data = farFolder();
    const first = socketFolder(data);
    recordAddress(data, { host: first, port: 5432 });
    chmodSync(first, 0o755);
    expect(socketFolder(data)).not.toBe(first);
    rmSync(first, { recursive: true });
    expect(existsSync(socketFolder(data))).toBe(true);
  });
});
