import { join } from 'node:path';
import { startService, type Service } from '@/lib/service-process';

/**
 * Starts an embedder in a process of its own, for as long as this process lives.
 * `port` 0 takes any free one; a restart asks for the one its clients know. Other machines reach it only where `host` lets them.
 */
export function startEmbedder(port = 0, host = '127.0.0.1'): Promise<Service<{ port: number }>> {
  return startService({ name: 'The embedder', command: [join(import.meta.dirname, 'serve.ts'), String(port), host], readyMsMax: 60_000 });
}

/** What `makeEmbedder` wants as its base URL. One that listens everywhere is asked here. */
export function embedderUrl({ port }: { port: number }, host = '127.0.0.1'): string {
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/v1`;
}
