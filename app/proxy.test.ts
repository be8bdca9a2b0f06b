import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

/** The headers of a page, asked for in a process of its own settings. */
async function pageHeaders(publicUrl: string, headers: Record<string, string> = {}): Promise<Headers> {
  vi.stubEnv('PUBLIC_URL', publicUrl);
  const { proxy } = await import('@/proxy');
  return proxy(new NextRequest('http://127.0.0.1:3000/', { headers })).headers;
}

it('tells the browser to come by TLS alone where the house is reached by it', async () => {
  expect((await pageHeaders('https://floor.example')).get('strict-transport-security')).toBe('max-age=31536000');
});

it('tells so by the word of the proxy in front where no public address is set', async () => {
  expect((await pageHeaders('', { 'x-forwarded-proto': 'https, http' })).get('strict-transport-security')).toBe('max-age=31536000');
});

it.each([['', {}], ['', { 'x-forwarded-proto': 'http' }], ['http://floor.example', { 'x-forwarded-proto': 'https' }]])('says nothing of it without TLS (%s %o)', async (publicUrl, headers) => {
  const answered = await pageHeaders(publicUrl, headers);
  expect(answered.get('strict-transport-security')).toBeNull();
  expect(answered.get('content-security-policy')).toContain("default-src 'self'");
});
