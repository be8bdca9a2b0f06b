import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutPassages } from '@/lib/knowledge/cut-passages';
import { readDocument } from '@/lib/knowledge/read-document';
import { readDocuments } from './read-documents';
import { readQuestions } from './read-questions';

describe('the files of an eval', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const lines = (name: string, values: readonly object[]) => writeFile(file(name), values.map((value) => `${JSON.stringify(value)}\n`).join('\n'));
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'floorhand-test-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('names the documents of a folder by their files', async () => {
    await writeFile(file('returns.md'), '# Returns\n\n30 days.');
    await writeFile(file('hours.txt'), 'From nine to six.');
    const [collection] = await readDocuments(folder);
    expect(collection?.files.map(({ name }) => name)).toEqual(['hours.txt', 'returns.md']);
    expect([...(collection?.ids ?? [])]).toEqual([['hours', 'hours'], ['returns', 'returns']]);
  });

  it('keeps any id, title and text of JSON lines through the product’s import', async () => {
    await lines('docs.jsonl', [{ id: 'a/b.r2.txt', collection: 'x', title: 'He said: "30"', text: '--- not front matter\n---\nbody' }, { id: 7, collection: 'y', text: '# Title\n\nSaid.' }]);
    const [x, y] = await readDocuments(file('docs.jsonl'));
    const [first, second] = [x?.files[0], y?.files[0]];
    const document = readDocument(first?.name ?? '', (await first?.read()) ?? new Uint8Array(), { language: 'en' });
    expect(document).toMatchObject({ title: 'He said: "30"', revisionNumber: null, body: '--- not front matter\n---\nbody' });
    expect(x?.ids.get(document.externalId)).toBe('a/b.r2.txt');
    expect(cutPassages(readDocument(second?.name ?? '', (await second?.read()) ?? new Uint8Array(), { language: 'en' }))).toMatchObject([{ body: 'Said.' }]);
    expect(y?.ids.get('7')).toBe('7');
  });

  it('takes the same evenly spread questions for the same limit', async () => {
    await lines('questions.jsonl', Array.from({ length: 10 }, (_, place) => ({ id: `q${place}`, question: 'What?', gold: [] })));
    const ids = async () => (await readQuestions(file('questions.jsonl'), [], 4)).map(({ id }) => id);
    expect(await ids()).toEqual(['q0', 'q2', 'q5', 'q7']);
    expect(await ids()).toEqual(await ids());
  });

  it('says which line cannot be used, and which collection is not there', async () => {
    await lines('bad.jsonl', [{ id: 'a', question: 'What?' }]);
    await expect(readQuestions(file('bad.jsonl'), [], null)).rejects.toThrow(/bad\.jsonl, line 1: gold/);
    await lines('lost.jsonl', [{ id: 'a', question: 'What?', gold: [], collection: 'nowhere' }]);
    await expect(readQuestions(file('lost.jsonl'), [], null)).rejects.toThrow(/question a names the collection nowhere/);
  });
});
