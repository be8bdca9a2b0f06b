import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const health = z.object({ status: z.literal('ok'), model: z.string() });

function recordFile(dataFolder: string): string {
  return join(dataFolder, 'embedder.json');
}

/** Writes down where this data folder's embedder listens, for command lines beside the server. `url` ends with `/v1`. */
export function recordEmbedder(dataFolder: string, url: string): void {
  writeFileSync(recordFile(dataFolder), JSON.stringify({ url }), { mode: 0o600 });
}

/** The address of a running embedder of this data folder that serves the model; nothing when there is none. */
export async function findEmbedder(dataFolder: string, modelName: string): Promise<string | undefined> {
  try {
    const { url } = z.object({ url: z.url() }).parse(JSON.parse(readFileSync(recordFile(dataFolder), 'utf8')));
    // The port may be somebody else's by now, so who listens has to say which model it is.
    const answer = await fetch(new URL('/health', url), { cache: 'no-store', signal: AbortSignal.timeout(2_000) });
    return health.parse(await answer.json()).model === modelName ? url : undefined;
  } catch {
    return undefined;
  }
}
