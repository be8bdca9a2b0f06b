import { expect, it } from 'vitest';
import { chunkedRequest, chunksOf } from '@/e2e/fixtures/chunked-request';
import { readBody } from './read-body';

const url = 'http://house.example/';
const tooLarge = expect.objectContaining({ code: 'too_large' });

it('reads a body of exactly the most bytes, over the borders of characters', async () => {
  const { request } = chunkedRequest(url, chunksOf('é', 5));
  expect(await readBody(request, 10)).toBe('ééééé');
  const halves = chunkedRequest(url, [Uint8Array.of(0xc3), Uint8Array.of(0xa9)]);
  expect(await readBody(halves.request, 10)).toBe('é');
});

it('counts bytes, not characters', async () => {
  await expect(readBody(new Request(url, { method: 'POST', body: 'ééé' }), 5)).rejects.toEqual(tooLarge);
});

it('stops reading a body without a length once it is past the most', async () => {
  const { request, sent } = chunkedRequest(url, chunksOf('x'.repeat(1_000)));
  await expect(readBody(request, 10_000)).rejects.toEqual(tooLarge);
  expect(sent.cancelled).toBe(true);
  expect(sent.bytes).toBeLessThan(15_000);
});

it('does not begin to read a body that says it is longer', async () => {
  const { request, sent } = chunkedRequest(url, chunksOf('x'), { 'content-length': '10001' });
  await expect(readBody(request, 10_000)).rejects.toEqual(tooLarge);
  expect(sent.bytes).toBeLessThan(2);
});

it('reads a request without a body as nothing', async () => {
  expect(await readBody(new Request(url), 10)).toBe('');
});
