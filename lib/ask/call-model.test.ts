import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { createOpenAI } from '@ai-sdk/openai';
import { wasRefused } from '@/lib/models/judge-failure';
import { callModel } from './call-model';
import type { Usage } from '@/lib/contract/run-event';
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

it('takes no usage from a provider whose figures cannot be true, so that the call is counted', async () => {
  const chunk = (more: object) => `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'gpt-4.1', ...more })}\n\n`;
  const usageTold = async (usage: object) => {
    const { server, baseURL } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk({ choices: [{ index: 0, delta: { content: 'Thirty days [1].' }, finish_reason: null }] }));
      response.write(chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
      response.end(`${chunk({ choices: [], usage })}data: [DONE]\n\n`);
    });
    servers.push(server);
    const told: Usage[] = [];
    for await (const text of callModel(createOpenAI({ apiKey: 'none', baseURL }).chat('gpt-4.1'), packed, AbortSignal.timeout(5_000), (one) => told.push(one))) expect(text).not.toBe('');
    return told;
  };
  expect(await usageTold({ prompt_tokens: 40, completion_tokens: 5, total_tokens: 45 })).toMatchObject([{ inputTokens: 40, outputTokens: 5 }]);
  for (const told of [{ prompt_tokens: 0, completion_tokens: 0 }, { prompt_tokens: 40.5, completion_tokens: 5 }, { prompt_tokens: 40, completion_tokens: 5e12 }, { prompt_tokens: 40, completion_tokens: -5 }]) {
    expect(await usageTold({ ...told, total_tokens: 45 })).toEqual([]);
  }
});
