import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeModel, type FakeModel } from '@/e2e/fakes/fake-model';
import { testEnvironment } from '@/e2e/fixtures/test-environment';

const documents = 40;

/** The command as a person runs it, on an embedded database of its own and an embedder over HTTP. */
describe('npm run knowledge', () => {
  let folder = '';
  let embedder: FakeModel;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'floorhand-knowledge-'));
    mkdirSync(join(folder, 'documents'));
    for (let number = 1; number <= documents; number += 1) writeFileSync(join(folder, 'documents', `rule-${number}.md`), `# Rule ${number}\n\nThe price of item ${number} is ${number} EUR.\n`);
    embedder = await startFakeModel();
  });
  afterAll(async () => {
    await embedder.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/commands/knowledge.ts', ...args], {
      env: testEnvironment({ FLOORHAND_DATA_DIR: join(folder, 'data'), DATABASE_URL: '', POSTGRES_URL: '', FLOORHAND_DATABASE_SOCKET: '', EMBEDDING_BASE_URL: embedder.baseUrl, EMBEDDING_MODEL: 'words-512', MODEL_PRICES: 'words-512=0.02/0.02/0' }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<{ code: number | null; output: string }>((resolve) => child.on('close', (code) => resolve({ code, output })));
    return { child, ended };
  }
  const run = (...args: string[]) => start(...args).ended;

  it('says what is wrong, in a sentence', async () => {
    expect(await run('import', join(folder, 'nowhere'), '--collection', 'Rules', '--create')).toEqual({ code: 1, output: `${join(folder, 'nowhere')} is not a folder.\n` });
    expect(await run('import', join(folder, 'documents'), '--collection', 'Rules')).toEqual({ code: 1, output: 'There is no collection "Rules". Add --create to make it.\n' });
    expect(await run('import', join(folder, 'documents'), '--collection', 'Rules', '--create', '--regions', 'moon')).toMatchObject({ code: 1, output: '--regions expects some of emea, americas, apac.\n' });
    expect((await run('import')).output).toMatch(/^npm run knowledge -- import DIR/);
  });

  it('goes on after a kill -9: nothing twice, nothing lost', async () => {
    embedder.behave({ behaviour: { firstTokenMs: 20 } });
    const killed = start('import', join(folder, 'documents'), '--collection', 'Rules', '--create');
    await expect.poll(() => embedder.calls.length, { timeout: 40_000, interval: 10 }).toBeGreaterThan(documents / 3);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const finished = await run('import', join(folder, 'documents'), '--collection', 'Rules', '--create');
    expect(finished.code).toBe(0);
    const [, added, unchanged] = /(\d+) added, 0 revised, (\d+) unchanged, 0 failed/.exec(finished.output) ?? [];
    expect(Number(added)).toBeGreaterThan(0);
    expect(Number(unchanged)).toBeGreaterThan(0);
    expect(Number(added) + Number(unchanged)).toBe(documents);
    expect((await run('list')).output).toBe(`rules                       ${documents}  Rules (everyone)\n`);
  });
});
