import { serveParent } from '@/lib/serve-parent';
import { serveEmbeddings } from './http';
import { openModelPool } from './model-pool';

/** The embedder's process: `serve.ts [PORT] [HOST]`, on this machine only unless a host is named. It tells its parent its port, and ends with it. */
const port = Number(process.argv[2] ?? 0);
const host = process.argv[3] ?? '127.0.0.1';
const parent = serveParent<{ port: number }>(() => Promise.resolve());

async function serve(): Promise<void> {
  const server = serveEmbeddings(await openModelPool());
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  parent.ready({ port: typeof address === 'object' && address ? address.port : port });
}

serve().catch((error: unknown) => parent.refuse(`The embedder could not start: ${error instanceof Error ? error.message : String(error)}`, 'broken'));
