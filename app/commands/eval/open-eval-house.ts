import { join } from 'node:path';
import type { Services } from '@/app/services';
import { fillEvalHouse, type EvalHouse } from '@/e2e/evals/fill-eval-house';
import { readDocuments, type EvalCollection } from '@/e2e/evals/read-documents';
import { embedForHouse } from '@/lib/ask/embed-for-house';
import type { Env } from '@/lib/env';
import { keepVectors } from '@/lib/knowledge/keep-vectors';
import type { ProgressBar } from '../knowledge/progress-bar';
import type { Endings } from '../start/endings';
import { openEvalServices } from './open-eval-services';

interface OpenHouse {
  house: EvalHouse;
  services: Services;
  collections: EvalCollection[];
  embeddingModel: string;
}

/** A house of its own with the documents of PATH in it. Vectors of documents are kept in the data folder's cache. */
export async function openEvalHouse(path: string, { env, endings, signal, bar }: { env: Env; endings: Endings; signal: AbortSignal; bar: ProgressBar }): Promise<OpenHouse> {
  const collections = await readDocuments(path);
  const services = await openEvalServices(env, endings);
  const embedder = keepVectors(embedForHouse(services), [join(env.FLOORHAND_DATA_DIR, 'cache', 'eval-vectors.bin')]);
  const house = await fillEvalHouse(services.db, collections, { embedder, signal, onProgress: (progress) => bar.show({ ...progress, label: 'documents imported' }) });
  for (const { file, reason } of house.failed) process.stderr.write(`${file} ${reason}\n`);
  return { house, services, collections, embeddingModel: embedder.modelName };
}
