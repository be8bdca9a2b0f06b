import { afterEach, expect, it } from 'vitest';
import { GET } from './route';

const token = 'a-token-of-thirty-two-characters';
const metrics = { contentType: 'text/plain; version=0.0.4', text: async () => 'floorhand_open_runs 0\n' };

/** The services of this process, as far as the figures need them. */
const serve = (env: { METRICS_TOKEN?: string }) => Object.assign(globalThis, { floorhandServices: { env, metrics } });
afterEach(() => Object.assign(globalThis, { floorhandServices: undefined }));

const ask = (authorization?: string) => GET(new Request('http://127.0.0.1/api/metrics', { headers: authorization === undefined ? {} : { authorization } }));

it('does not exist without a token in the environment, whatever is sent', async () => {
  serve({});
  expect((await ask()).status).toBe(404);
  expect((await ask('Bearer undefined')).status).toBe(404);
});

it('tells whoever knows the token, and nobody else', async () => {
  serve({ METRICS_TOKEN: token });
  expect([(await ask()).status, (await ask('Bearer wrong')).status, (await ask(token)).status, (await ask(`Basic ${token}`)).status]).toEqual([401, 401, 401, 401]);
  const answer = await ask(`Bearer ${token}`);
  expect(await answer.text()).toBe('floorhand_open_runs 0\n');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-type')).toContain('version=0.0.4');
});
