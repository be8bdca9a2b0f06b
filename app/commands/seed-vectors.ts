import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { demoDocumentsFolder, demoVectorsFile } from './seed/seed-demo-house';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import { readEnv } from '@/lib/env';
import { cutPassages } from '@/lib/knowledge/cut-passages';
import { embeddingText } from '@/lib/knowledge/embed-passages';
import { keepVectors, readVectors, vectorKey } from '@/lib/knowledge/keep-vectors';
import { listImportFiles } from '@/lib/knowledge/list-import-files';
import { readDocument } from '@/lib/knowledge/read-document';
import { makeEmbedder } from '@/lib/models/embed';

/** `npm run seed:vectors`: computes the vectors that come with the demo documents. Run it after changing them, or how they are cut. */
const { EMBEDDING_MODEL } = readEnv();
const service = await startEmbedder();
try {
  const embedder = makeEmbedder({ baseUrl: embedderUrl(service.ready), apiKey: undefined, modelName: EMBEDDING_MODEL, paid: false });
  const kept = keepVectors(embedder, [demoVectorsFile]);
  const texts: string[] = [];
  const files = await listImportFiles(demoDocumentsFolder);
  for (const [place, file] of files.entries()) {
    const document = readDocument(file.name, await file.read(), { language: 'en' });
    const passages = cutPassages(document).map((passage) => embeddingText({ ...passage, title: document.title }));
    await kept.embed(passages, { purpose: 'passage' });
    texts.push(...passages);
    process.stdout.write(`${place + 1} of ${files.length} documents, ${texts.length} passages\n`);
  }
  // What no document needs any more is left out.
  const vectors = readVectors(demoVectorsFile);
  const keys = [...new Set(texts.map((text) => vectorKey(EMBEDDING_MODEL, text)))].toSorted();
  rmSync(demoVectorsFile);
  writeFileSync(demoVectorsFile, Buffer.concat(keys.flatMap((key) => vectors.get(key) ?? [])));
  process.stdout.write(`${keys.length} vectors, ${readFileSync(demoVectorsFile).length} bytes\n`);
} finally {
  await service.stop();
}
