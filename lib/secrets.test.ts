import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptSecrets } from './secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorhand-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes secrets once, for this user alone', () => {
  const first = keptSecrets(folder);
  expect(first.AUTH_SECRET).not.toBe(first.PIN_PEPPER);
  expect(keptSecrets(folder)).toEqual(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

it('gives each data folder its own', () => {
  expect(keptSecrets(join(folder, 'a'))).not.toEqual(keptSecrets(join(folder, 'b')));
});

it.each(['{"AUTH_SECRET":"short"}', '{"AUTH_', ''])('does not replace a file it cannot use: %j', (text) => {
  writeFileSync(join(folder, 'secrets.json'), text);
  expect(() => keptSecrets(folder)).toThrow(/restore it/);
});
