import type { Server } from 'node:http';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveEmbeddings } from './http';
import type { EmbeddingModel } from './model';

/** Each vector holds the text's length, so that answers can be told apart. */
const model: EmbeddingModel = {
  name: 'lengths',
  dimensions: 512,
  embed: (texts) => Promise.resolve({ vectors: texts.map((text) => new Float32Array(512).fill(text.length)), tokens: 7 * texts.length }),
};

let server: Server;
let url: string;

async function post(body: unknown, type = 'application/json'): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/v1/embeddings`, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

beforeAll(async () => {
  server = serveEmbeddings(model);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('the embeddings endpoint', () => {
  it('serves OpenAI’s own client, in both encodings', async () => {
    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none' });
    const ask = async (encoding_format: 'float' | 'base64') => client.embeddings.create({ model: 'lengths', input: ['ab', 'abc'], dimensions: 512, encoding_format });
    const [floats, encoded] = [await ask('float'), await ask('base64')];
    expect(floats.data.map(({ index, embedding }) => [index, embedding.length, embedding[0]])).toEqual([[0, 512, 2], [1, 512, 3]]);
    expect(floats.usage).toEqual({ prompt_tokens: 14, total_tokens: 14 });
    expect(Buffer.from(String(encoded.data[1]?.embedding), 'base64').readFloatLE(0)).toBe(3);
  });

  it.each([
    ['an empty text', { input: '' }, 400, 'input.0: must not be empty'],
    ['no text', {}, 400, 'input: '],
    ['another width', { input: 'a', dimensions: 256 }, 400, 'dimensions: must be 512'],
    ['another model', { input: 'a', model: 'other' }, 404, 'The model "other" does not exist here; there is lengths.'],
  ])('refuses %s in OpenAI’s error shape', async (_, body, status, message) => {
    expect(await post(body)).toEqual({ status, body: { error: { message: expect.stringContaining(message), type: 'invalid_request_error', param: null, code: null } } });
  });

  it('refuses what a form on a web page could send', async () => {
    expect((await post({ input: 'a' }, 'text/plain')).status).toBe(415);
  });

  it('says that it is well', async () => {
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok', model: 'lengths', waiting: { questions: 0, passages: 0 }, threads: 1 });
  });

  it('counts what it did for Prometheus, and tells no text', async () => {
    await post({ input: 'a question of nobody else' });
    const figures = await (await fetch(`${url}/metrics`)).text();
    expect(figures).toMatch(/^embedder_texts_total\{kind="question"\} [1-9]/m);
    expect(figures).toMatch(/^embedder_turn_seconds_count\{kind="question"\} [1-9]/m);
    expect(figures).toContain('embedder_texts_waiting{kind="passage"} 0');
    expect(figures).not.toContain('nobody else');
  });
});
