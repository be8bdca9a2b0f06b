import { NextRequest } from 'next/server';
import { expect, it, vi } from 'vitest';
import { chunkedRequest, chunksOf } from '@/e2e/fixtures/chunked-request';
import { readEnv } from '@/lib/env';
import { POST } from './route';

vi.mock('@/app/services', () => ({ services: () => ({ env: readEnv({ PUBLIC_URL: 'https://floor.example' }) }) }));

const door = { params: Promise.resolve({ nextauth: ['callback', 'pin'] }) };
const url = 'https://floor.example/api/auth/callback/pin';

it('refuses a sign-in whose body never ends, and reads no further than a form may be long', async () => {
  const headers = { origin: 'https://floor.example', 'content-type': 'application/x-www-form-urlencoded' };
  const { request, sent } = chunkedRequest(url, chunksOf('x'.repeat(1_000)), headers);
  const response = await POST(new NextRequest(request), door);
  expect([response.status, await response.json()]).toEqual([413, { code: 'too_large' }]);
  expect(sent.cancelled).toBe(true);
  expect(sent.bytes).toBeLessThan(30_000);
});

it('reads nothing that another site sent', async () => {
  const { request, sent } = chunkedRequest(url, chunksOf('x'), { origin: 'https://elsewhere.example' });
  expect((await POST(new NextRequest(request), door)).status).toBe(403);
  expect(sent.bytes).toBeLessThan(5);
});
