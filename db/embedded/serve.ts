import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { serveParent } from '@/lib/serve-parent';
import { freshSocketPath, makeSocketFolder, recordAddress, type EmbeddedAddress } from './address';
import { keepHouse } from './keep-house';
import { openEngine } from './open-engine';
import { FolderTaken, ownFolder } from './own-folder';
import { serveWire, type WireServer } from './serve-wire';

/** The embedded database's process: `serve.ts DATA_FOLDER`. It tells its parent where it listens, and ends with it. */
const dataFolder = process.argv[2] ?? '.data';
const keepHouseEveryMs = 30_000;
const limits = { connectionsMax: 24, idleInTransactionMsMax: 30_000 } as const;

let engine: PGlite | undefined;
let server: WireServer | undefined;
let socketFolder: string | undefined;
let releaseFolder: (() => void) | undefined;

const parent = serveParent<EmbeddedAddress>(async () => {
  await server?.stop();
  await engine?.close();
  releaseFolder?.();
  if (socketFolder?.startsWith(tmpdir())) rmSync(socketFolder, { recursive: true, force: true });
});

function onBroken(error: unknown): void {
  process.stderr.write(`The embedded database broke: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function keepHouseFromNowOn(ready: PGlite, wire: WireServer): void {
  let busy = false;
  setInterval(() => {
    if (busy) return;
    busy = true;
    const failed = (error: unknown) => process.stderr.write(`Keeping house failed: ${error instanceof Error ? error.message : String(error)}\n`);
    void wire.inTurn(() => keepHouse(ready)).catch(failed).finally(() => (busy = false));
  }, keepHouseEveryMs).unref();
}

/** On a Unix socket only this user can reach; where there are none, on a random loopback port. */
async function listen(ready: PGlite): Promise<EmbeddedAddress> {
  const options = { ...limits, onBroken };
  if (process.platform === 'win32') {
    server = await serveWire(ready, { ...options, listen: { host: '127.0.0.1', port: 0 } });
    return { host: '127.0.0.1', port: server.port };
  }
  socketFolder = makeSocketFolder(dataFolder);
  server = await serveWire(ready, { ...options, listen: { path: freshSocketPath(socketFolder) } });
  return { host: socketFolder, port: 5432 };
}

async function serve(): Promise<void> {
  releaseFolder = ownFolder(dataFolder);
  engine = await openEngine(join(dataFolder, 'postgres'));
  const address = await listen(engine);
  if (server) keepHouseFromNowOn(engine, server);
  recordAddress(dataFolder, address);
  parent.ready(address);
}

serve().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof FolderTaken) parent.refuse(message, 'taken');
  else parent.refuse(`The embedded database in ${dataFolder} could not be opened: ${message}`, 'broken');
});
