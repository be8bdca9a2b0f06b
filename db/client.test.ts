import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type DatabaseAddress } from './client';

/** Postgres' "you are in, ask": AuthenticationOk and ReadyForQuery. */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

/** Lets everybody in, and cuts the connection at their first question. */
function cutAtFirstQuestion(socket: Socket): void {
  socket.once('data', () => {
    socket.write(welcome);
    socket.once('data', () => socket.resetAndDestroy());
  });
  socket.on('error', () => undefined);
}

let server: Server;
let address: DatabaseAddress;

beforeAll(async () => {
  server = createServer(cutAtFirstQuestion);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = { kind: 'postgres', url: `postgres://reader@127.0.0.1:${(server.address() as AddressInfo).port}/house?sslmode=disable` };
});

afterAll(() => void server.close());

// Without a listener the broken connection is an uncaught exception, which fails the run.
test('a connection that breaks while it is held fails the query and leaves the process alive', async () => {
  const { db, close } = openDatabase(address, { poolMax: 1, connectMsMax: 5_000, onIdleError: () => undefined });
  await expect(db.begin('select 1', async () => 'done')).rejects.toThrow(/ECONNRESET|terminated/);
  await expect(db.once('select 1')).rejects.toThrow(/ECONNRESET|terminated/);
  await close();
});
