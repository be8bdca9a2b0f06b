import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceHash } from './source-hash';

let root: string;
const write = (path: string, text: string) => writeFileSync(join(root, path), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'floorhand-source-'));
  for (const folder of ['app/commands', 'components', 'lib', 'db/migrations', 'public']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['next.config.js', 'package-lock.json', 'app/page.tsx', 'lib/money.ts']) write(file, file);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the hash of the sources', () => {
  it('stays when nothing but a date has changed', () => {
    const before = sourceHash(root);
    utimesSync(join(root, 'app/page.tsx'), 1, 1);
    expect(sourceHash(root)).toBe(before);
  });

  it.each(['app/page.tsx', 'lib/money.ts', 'next.config.js', 'package-lock.json', 'components/new.tsx'])('changes with %s', (path) => {
    const before = sourceHash(root);
    write(path, 'changed');
    expect(sourceHash(root)).not.toBe(before);
  });

  it('changes when a file gets another name', () => {
    const before = sourceHash(root);
    renameSync(join(root, 'lib/money.ts'), join(root, 'lib/coins.ts'));
    expect(sourceHash(root)).not.toBe(before);
  });

  it.each(['app/commands/keys.ts', 'lib/money.test.ts', 'db/migrations/0001_tables.sql'])('stays when %s changes, which is not built', (path) => {
    const before = sourceHash(root);
    write(path, 'changed');
    expect(sourceHash(root)).toBe(before);
  });
});
