import { recordEmbedder } from '@/lib/embedder/find-embedder';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import type { Endings } from './endings';
import { keepRunning, patience } from './keep-running';

/** Without its embedder the house still answers, from words alone: it is never given up. */
const embedderPatience = { ...patience, thenEveryMs: 60_000 };

/** Keeps the embedder running, always on the same port. Gives the address that `FLOORHAND_EMBEDDER_URL` takes; the data folder knows it as well. */
export async function keepEmbedder(dataFolder: string, endings: Endings, say: (sentence: string) => void): Promise<string> {
  const { first } = await keepRunning<Awaited<ReturnType<typeof startEmbedder>>>({
    start: async (own, before) => {
      const service = await startEmbedder(before?.ready.port);
      own.add(service.stop);
      return service;
    },
    meanwhile: 'until then search goes by words alone',
    endings,
    say,
    patience: embedderPatience,
  });
  const url = embedderUrl(first.ready);
  recordEmbedder(dataFolder, url);
  return url;
}
