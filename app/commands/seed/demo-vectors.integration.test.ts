import { describe, expect, it } from 'vitest';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import { readEnv } from '@/lib/env';
import { cutPassages } from '@/lib/knowledge/cut-passages';
import { embeddingText } from '@/lib/knowledge/embed-passages';
import { keepVectors, readVectors, vectorKey } from '@/lib/knowledge/keep-vectors';
import { listImportFiles } from '@/lib/knowledge/list-import-files';
import { readDocument } from '@/lib/knowledge/read-document';
import { makeEmbedder } from '@/lib/models/embed';
import { demoDocumentsFolder, demoVectorsFile } from './seed-demo-house';

async function listTexts(): Promise<string[]> {
  const files = await listImportFiles(demoDocumentsFolder);
  const documents = await Promise.all(files.map(async (file) => readDocument(file.name, await file.read(), { language: 'en' })));
  return documents.flatMap((document) => cutPassages(document).map((passage) => embeddingText({ ...passage, title: document.title })));
}

/** When one of these fails, `npm run seed:vectors` puts it right. */
describe('the vectors that come with the demo documents', () => {
  const { EMBEDDING_MODEL } = readEnv({});

  it('are there for every passage, so that a first start computes none', async () => {
    const kept = readVectors(demoVectorsFile);
    const missing = (await listTexts()).filter((text) => !kept.has(vectorKey(EMBEDDING_MODEL, text)));
    expect(missing.map((text) => text.slice(0, 60))).toEqual([]);
  });

  it('are what the local model gives', async () => {
    const texts = (await listTexts()).filter((_, place) => place % 250 === 0);
    const service = await startEmbedder();
    const embedder = makeEmbedder({ baseUrl: embedderUrl(service.ready), apiKey: undefined, modelName: EMBEDDING_MODEL, paid: false });
    const fresh = await embedder.embed(texts, { purpose: 'passage' }).finally(() => service.stop());
    const kept = await keepVectors(embedder, [demoVectorsFile]).embed(texts, { purpose: 'passage' });
    const similarity = fresh.map((vector, place) => vector.reduce((sum, value, at) => sum + value * (kept[place]?.[at] ?? 0), 0));
    expect(Math.min(...similarity)).toBeGreaterThan(0.999);
  });
});
