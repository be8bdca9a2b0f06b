import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { createOpenAI } from '@ai-sdk/openai';
import { wasRefused } from '@/lib/models/judge-failure';
import { callModel } from './call-model';
import type { Packed } from './pack';

const packed: Packed = {
  question: 'When?', instructions: 'Answer.', messages: [{ role: 'user', content: 'When?' }], citations: [], inputTokens: 20,
  extractive: { ideas: [], figure: null, form: null, country: '', store: '', passages: [] },
};
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function serve(listener: RequestListener): Promise<{ server: Server; baseURL: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, baseURL: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1` };
}

async function failureAt(baseURL: string): Promise<unknown> {
  try {
    for await (const text of callModel(createOpenAI({ apiKey: 'none', baseURL }).chat('gpt-4.1'), packed, AbortSignal.timeout(5_000), () => undefined)) expect(text).toBe('');
  } catch (error) {
    return error;
  }
  throw new Error('The call did not fail.');
}

it('tells a provider that nobody reached, or that answered with a status, from one that broke off', async () => {
  const away = await serve(() => undefined);
  away.server.close();
  await once(away.server, 'close');
  expect(wasRefused(await failureAt(away.baseURL))).toBe(true);

  const busy = await serve((_, response) => response.writeHead(429).end('{}'));
  const broken = await serve((request) => request.socket.destroy());
  servers.push(busy.server, broken.server);
  expect(wasRefused(await failureAt(busy.baseURL))).toBe(true);
  expect(wasRefused(await failureAt(broken.baseURL))).toBe(false);
});
