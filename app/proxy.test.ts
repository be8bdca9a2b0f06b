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

/** What a server action's request gets, and the lines of the log. */
async function send(headers: Record<string, string>, method = 'POST') {
  vi.stubEnv('PUBLIC_URL', '');
  const lines: string[] = [];
  const log = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const { proxy } = await import('@/proxy');
  const response = proxy(new NextRequest('http://floor.example/c/1?q=secret', { method, headers: { host: 'floor.example', 'next-action': 'x', ...headers } }));
  log.mockRestore();
  return { status: response.status, body: await response.text(), lines };
}

it.each([['another site', 'https://evil.example'], ['a page without an address', 'null'], ['nobody', undefined], ['nonsense', 'http://']])('refuses an action that %s sent, with a code and one line without what was asked', async (_name, origin) => {
  const { status, body, lines } = await send(origin === undefined ? {} : { origin });
  expect([status, JSON.parse(body)]).toEqual([403, { error: { code: 'bad_origin' } }]);
  expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ event: 'action_refused', code: 'bad_origin', origin: origin ?? null })]);
  expect(lines.join()).not.toContain('secret');
});

it('lets our own page send, and anybody read', async () => {
  expect(await send({ origin: 'http://floor.example' })).toMatchObject({ status: 200, lines: [] });
  expect(await send({ origin: 'https://evil.example' }, 'GET')).toMatchObject({ status: 200, lines: [] });
});
