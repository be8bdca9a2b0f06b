import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Where the embedded database listens: a folder with its Unix socket, or a host, and the port (5432 on a Unix socket). */
const address = z.object({ host: z.string(), port: z.number().int() });
export type EmbeddedAddress = z.infer<typeof address>;

/** The name that every Postgres client looks for in the folder it is given. */
const socketName = '.s.PGSQL.5432';
/** A socket's path may have 107 bytes on Linux and 103 on macOS. */
const pathBytesMax = 103;

function recordFile(dataFolder: string): string {
  return join(dataFolder, 'database.json');
}

/** The address as one word, for an environment variable: the folder, or `host:port`. */
export function writeAddress({ host, port }: EmbeddedAddress): string {
  return host.startsWith('/') ? host : `${host}:${port}`;
}

export function readAddress(text: string): EmbeddedAddress {
  if (text.startsWith('/')) return { host: text, port: 5432 };
  const [host = '', port = ''] = text.split(':');
  return { host, port: Number(port) };
}

/** The address the last owner of the folder wrote down. It may be gone; connecting tells. */
export function recordedAddress(dataFolder: string): EmbeddedAddress | undefined {
  try {
    return address.parse(JSON.parse(readFileSync(recordFile(dataFolder), 'utf8')));
  } catch {
    return undefined;
  }
}

export function recordAddress(dataFolder: string, where: EmbeddedAddress): void {
  writeFileSync(recordFile(dataFolder), JSON.stringify(where), { mode: 0o600 });
}

/** A private folder for the socket: in the data folder, or in the system's temporary one when that path is too long for a socket. */
export function makeSocketFolder(dataFolder: string): string {
  const near = resolve(dataFolder, 'socket');
  if (Buffer.byteLength(join(near, socketName)) > pathBytesMax) return keptTemporary(dataFolder) ?? mkdtempSync(join(tmpdir(), 'floorhand-'));
  mkdirSync(near, { recursive: true, mode: 0o700 });
  chmodSync(near, 0o700);
  return near;
}

/** The temporary folder that the last owner made, while it is there and only ours: after a kill the clients look for the database where it was. */
function keptTemporary(dataFolder: string): string | undefined {
  const folder = recordedAddress(dataFolder)?.host ?? '';
  if (!folder.startsWith(join(tmpdir(), 'floorhand-'))) return undefined;
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0 ? folder : undefined;
}

/** The socket's path in its folder. Call it only as the owner of the data folder: what a killed owner left there is removed. */
export function freshSocketPath(folder: string): string {
  const path = join(folder, socketName);
  if (existsSync(path)) rmSync(path);
  return path;
}
