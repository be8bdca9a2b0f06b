import { expect, it } from 'vitest';
import { z } from 'zod';
import { chunkedRequest, chunksOf } from '@/e2e/fixtures/chunked-request';
import { answerErrors, readJson } from './answer-errors';

const url = 'http://house.example/api/v1/search';
const schema = z.object({ query: z.string() });
const echo = (request: Request) => answerErrors(async () => Response.json(await readJson(request, schema)));
const tooLarge = { error: { message: 'That is too long. Please shorten it.', type: 'invalid_request_error', code: 'too_large', param: null } };

it('reads a body that comes in chunks', async () => {
  const { request } = chunkedRequest(url, chunksOf('{"query":"Returns?"}', 1));
  expect(await (await echo(request)).json()).toEqual({ query: 'Returns?' });
});

it('answers a body without a length with 413 in the known shape, and reads no further', async () => {
  const { request, sent } = chunkedRequest(url, chunksOf('x'.repeat(64_000)));
  const response = await echo(request);
  expect([response.status, await response.json()]).toEqual([413, tooLarge]);
  expect(sent).toMatchObject({ cancelled: true });
  expect(sent.bytes).toBeLessThan(700_000);
});

it('answers a body that says it is too long with 413, unread', async () => {
  const { request, sent } = chunkedRequest(url, chunksOf('x'), { 'content-length': '512001' });
  expect((await echo(request)).status).toBe(413);
  expect(sent.bytes).toBeLessThan(2);
});

it('answers what is no JSON, or of another shape, with 400', async () => {
  for (const body of ['nonsense', '{"query":7}', '']) expect((await echo(new Request(url, { method: 'POST', body }))).status).toBe(400);
});
