import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { makeEmbedder } from './embed';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const body = z.object({ input: z.array(z.string()), dimensions: z.number() });

/** An endpoint whose vectors hold the text's length; `width` and `status` as asked. */
async function serve({ width = 512, status = 200 } = {}): Promise<{ baseUrl: string; requests: z.infer<typeof body>[] }> {
  const requests: z.infer<typeof body>[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = body.parse(JSON.parse(Buffer.concat(chunks).toString()));
      requests.push(asked);
      const data = asked.input.map((text, index) => ({ object: 'embedding', index, embedding: Array.from({ length: width }, () => text.length) }));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data, model: 'm', usage: { prompt_tokens: 1, total_tokens: 1 } }));
    });
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return { baseUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`, requests };
}

it('gives vectors in order, however many texts there are, and asks for 512 dimensions', async () => {
  const { baseUrl, requests } = await serve();
  const texts = Array.from({ length: 70 }, (_, length) => 'x'.repeat(length + 1));
  const vectors = await makeEmbedder({ baseUrl, apiKey: undefined, modelName: 'm', paid: false }).embed(texts, { purpose: 'passage' });
  expect(vectors.map(([first]) => first)).toEqual(texts.map(({ length }) => length));
  expect(requests.map(({ input, dimensions }) => [input.length, dimensions])).toEqual([[32, 512], [32, 512], [6, 512]]);
});

it('asks nothing for no texts', async () => {
  const { baseUrl, requests } = await serve();
  expect(await makeEmbedder({ baseUrl, apiKey: undefined, modelName: 'm', paid: false }).embed([], { purpose: 'passage' })).toEqual([]);
  expect(requests).toEqual([]);
});

it('refuses vectors of another width', async () => {
  const { baseUrl } = await serve({ width: 1536 });
  await expect(makeEmbedder({ baseUrl, apiKey: undefined, modelName: 'wide', paid: false }).embed(['a'], { purpose: 'question' })).rejects.toThrow('The embedding model wide gave vectors of another width than 512.');
});

it('does not try again by itself', async () => {
  const { baseUrl, requests } = await serve({ status: 503 });
  await expect(makeEmbedder({ baseUrl, apiKey: undefined, modelName: 'm', paid: false }).embed(['a'], { purpose: 'question' })).rejects.toThrow();
  expect(requests).toHaveLength(1);
});

it('gives up when its caller does', async () => {
  const { baseUrl } = await serve();
  await expect(makeEmbedder({ baseUrl, apiKey: undefined, modelName: 'm', paid: false }).embed(['a'], { purpose: 'question', signal: AbortSignal.abort() })).rejects.toThrow();
});

it('embeds nothing at a paid endpoint without a permit for its model', async () => {
  const paid = makeEmbedder({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: undefined, modelName: 'm', paid: true });
  for (const purpose of ['question', 'passage'] as const) await expect(paid.embed(['a'], { purpose })).rejects.toThrow('No permit to embed with m.');
});
