import { recordEmbedder } from '@/lib/embedder/find-embedder';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import { embedderHangs } from '@/lib/embedder/watch-embedder';
import type { Endings } from './endings';
import { keepRunning, patience } from './keep-running';

/** Without its embedder the house still answers, from words alone: it is never given up. */
const embedderPatience = { ...patience, thenEveryMs: 60_000 };

/** Where an embedder listens, and how its end is told. */
interface Kept {
  endings: Endings;
  say(sentence: string): void;
  port?: number;
  host?: string;
}

/** Keeps an embedder running, also when it hangs, and always on the same port, which it gives. */
export async function keepEmbedder({ endings, say, port = 0, host = '127.0.0.1' }: Kept): Promise<number> {
  const { first } = await keepRunning<Awaited<ReturnType<typeof startEmbedder>>>({
    start: async (own, before) => {
      const service = await startEmbedder(before?.ready.port ?? port, host);
      own.add(service.stop);
      return { ...service, ended: Promise.race([service.ended, hang(embedderUrl(service.ready, host), own)]) };
    },
    meanwhile: 'until then search goes by words alone',
    endings,
    say,
    patience: embedderPatience,
  });
  return first.ready.port;
}

/** Keeps the embedder of a data folder, which knows its address as well. Gives what `FLOORHAND_EMBEDDER_URL` takes. */
export async function keepLocalEmbedder(dataFolder: string, endings: Endings, say: Kept['say']): Promise<string> {
  const url = embedderUrl({ port: await keepEmbedder({ endings, say }) });
  recordEmbedder(dataFolder, url);
  return url;
}

/** Resolves with a sentence when the embedder does not answer any more; what is started next ends it first. */
async function hang(url: string, own: Endings): Promise<string> {
  const watching = new AbortController();
  own.add(() => Promise.resolve(watching.abort()));
  if (await embedderHangs({ url }, watching.signal)) return 'The embedder hangs.';
  return new Promise(() => undefined);
}
