import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBalancer, type Balancer } from './balance';

const servers: Server[] = [];
let balancer: Balancer;

async function serve(name: string): Promise<number> {
  const server = createServer((request, response) => void request.pipe(response.setHeader('served-by', name)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => void (balancer = await startBalancer([await serve('one'), await serve('two')])));
afterAll(async () => {
  await balancer.close();
  for (const server of servers) server.closeAllConnections();
});

it('spreads connections over the servers and passes on what is sent', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, async (_, place) => {
    const answer = await fetch(`http://127.0.0.1:${balancer.port}/`, { method: 'POST', body: `hello ${place}`, headers: { connection: 'close' } });
    return [answer.headers.get('served-by'), await answer.text()];
  }));
  expect(answers.map(([, text]) => text)).toEqual(Array.from({ length: 8 }, (_, place) => `hello ${place}`));
  expect(new Set(answers.map(([by]) => by))).toEqual(new Set(['one', 'two']));
  await expect.poll(() => balancer.open()).toEqual([0, 0]);
});
