import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { EmbeddingModel } from './model';
import { dimensions, modelName } from './use-lite';

/** A model that computes in threads of its own, as many as there is work for. */
export interface ModelPool extends EmbeddingModel {
  /** How many turns may run at the same time. */
  readonly lanes: number;
  /** How many threads live now, and how many were ended because their turn did not. */
  threads(): number;
  hung(): number;
  close(): Promise<void>;
}

interface PoolOptions {
  /** The most threads; one is always there, the others come with the work and go when they have none. */
  threadsMax: number;
  /** A turn that takes longer has hung: its thread is ended and another one started. */
  turnMsMax: number;
  /** The same for the first turn of all, in which a thread starts and reads the weights: half a second, but many times that where everything starts at once. */
  openMsMax: number;
  /** The file whose default export embeds texts. */
  file: string;
}

/** A thread without work for this long ends, but for the last one. */
const idleMs = 60_000;

/** The model keeps a core busy, and the pages need one too. A turn takes about 30 ms, on a machine that is not itself stuck. */
const defaults: PoolOptions = {
  threadsMax: Math.max(1, Math.min(8, availableParallelism() - 1)),
  turnMsMax: 10_000,
  openMsMax: 60_000,
  file: join(import.meta.dirname, 'model-thread.ts'),
};

/** A thread begins without what its process was taught to read. */
const readsTypeScript = ['--import', 'tsx'];

/** Starts the pool and waits until its first thread has read the weights. */
export async function openModelPool(given: Partial<PoolOptions> = {}): Promise<ModelPool> {
  const { threadsMax, turnMsMax, openMsMax, file } = { ...defaults, ...given };
  const pool = new Piscina({ filename: file, minThreads: 1, maxThreads: threadsMax, idleTimeout: idleMs, concurrentTasksPerWorker: 1, execArgv: readsTypeScript });
  let hung = 0;
  async function turn(texts: readonly string[], msMax: number): ReturnType<EmbeddingModel['embed']> {
    const deadline = AbortSignal.timeout(msMax);
    try {
      return (await pool.run(texts, { signal: deadline })) as Awaited<ReturnType<EmbeddingModel['embed']>>;
    } catch (error) {
      if (!deadline.aborted) throw error;
      hung += 1;
      throw new Error(`The model did not answer within ${msMax / 1000} s, so its thread was ended.`, { cause: error });
    }
  }
  await turn(['Ready?'], openMsMax).catch(async (error: unknown) => {
    await pool.destroy();
    throw error;
  });
  return { name: modelName, dimensions, lanes: threadsMax, embed: (texts) => turn(texts, turnMsMax), threads: () => pool.threads.length, hung: () => hung, close: () => pool.destroy() };
}
