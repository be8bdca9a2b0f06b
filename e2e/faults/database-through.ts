import type { DatabaseAddress } from '@/db/client';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy';

/** A test database behind a faulty proxy: its address there, and the proxy. */
export async function databaseThrough(address: DatabaseAddress): Promise<{ address: DatabaseAddress; proxy: FaultyProxy }> {
  if (address.kind === 'embedded') {
    const proxy = await startFaultyProxy({ path: `${address.socketFolder}/.s.PGSQL.${address.port ?? 5432}` });
    return { proxy, address: { kind: 'postgres', url: `postgres://postgres@127.0.0.1:${proxy.port}/postgres` } };
  }
  const url = new URL(address.url);
  const proxy = await startFaultyProxy({ host: url.hostname, port: Number(url.port || 5432) });
  url.host = `127.0.0.1:${proxy.port}`;
  return { proxy, address: { kind: 'postgres', url: url.href } };
}
