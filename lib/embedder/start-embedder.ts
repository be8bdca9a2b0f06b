import { join } from 'node:path';
import { startService, type Service } from '@/lib/service-process';

/**
 * Starts the local embedder in a process of its own, for as long as this process lives.
 * `port` 0 takes any free one; a restart asks for the one its clients know.
 */
export function startEmbedder(port = 0): Promise<Service<{ port: number }>> {
  return startService({ name: 'The embedder', command: [join(import.meta.dirname, 'serve.ts'), String(port)], readyMsMax: 60_000 });
}

/** What `makeEmbedder` wants as its base URL. */
export function embedderUrl({ port }: { port: number }): string {
  return `http://127.0.0.1:${port}/v1`;
}
