import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { checkPort } from './check-port';

it('says in one sentence that a port is taken, and leaves a free one free', async () => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(checkPort(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is taken: end what listens there, or set PORT to another one.`);
  await new Promise((closed) => server.close(closed));
  await checkPort(port, '127.0.0.1');
  await checkPort(port, '127.0.0.1');
});

it('says in one sentence that an address is another machine’s', async () => {
  await expect(checkPort(3000, '192.0.2.1')).rejects.toThrow('HOST 192.0.2.1 is not an address of this machine');
});
