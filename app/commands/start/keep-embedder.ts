import { setTimeout as wait } from 'node:timers/promises';
import { recordEmbedder } from '@/lib/embedder/find-embedder';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import type { Endings } from './endings';

/** How long to wait before each try to start it again; the last one holds from then on. */
const pausesMs = [200, 1_000, 5_000, 30_000] as const;
/** One that ran this long and then died starts a new count. */
const steadyMsMin = 60_000;

/**
 * Starts the embedder and, when it dies, starts it again on the same port: until then search goes by words alone.
 * Resolves with its address when it is ready for the first time.
 */
export async function keepEmbedder(dataFolder: string, endings: Endings, say: (sentence: string) => void): Promise<string> {
  const first = await startEmbedder();
  let current: typeof first | undefined = first;
  const stopped = new AbortController();
  endings.add(async () => {
    stopped.abort();
    await current?.stop();
  });

  async function watch(): Promise<void> {
    let tries = 0;
    while (!stopped.signal.aborted) {
      const since = performance.now();
      const sentence = current ? await current.ended : 'The embedder is down.';
      if (stopped.signal.aborted) return;
      if (performance.now() - since > steadyMsMin) tries = 0;
      if (current) say(`${sentence} Starting it again; until then search goes by words alone.`);
      await wait(pausesMs[Math.min(tries, pausesMs.length - 1)], undefined, { signal: stopped.signal }).catch(() => undefined);
      tries += 1;
      current = stopped.signal.aborted ? undefined : await startEmbedder(first.ready.port).catch(() => undefined);
    }
    await current?.stop();
  }
  void watch();
  const url = embedderUrl(first.ready);
  recordEmbedder(dataFolder, url);
  return url;
}
