import { expect, it, vi } from 'vitest';
import * as completions from './chat/completions/route';
import * as models from './models/route';
import * as model from './models/[model]/route';
import * as search from './search/route';
import * as usage from './usage/route';

vi.mock('@/app/services', () => ({ services: () => { throw new Error('nobody is asked'); } }));

const url = 'http://house.example/api/v1/search';
const posts = { completions, search };
const gets = { models, model, usage };

it.each(Object.entries(posts))('%s answers what it does not know with 405 in the known shape, and says what it knows', async (_, route) => {
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
    const response = route[method](new Request(url, { method }));
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(await response.json()).toEqual({ error: { message: `/api/v1/search does not know ${method}; use POST.`, type: 'invalid_request_error', code: 'method_not_allowed', param: null } });
  }
});

it.each(Object.entries(gets))('%s answers what it does not know with 405', (_, route) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    const response = route[method](new Request(url, { method }));
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  }
});

it('tells who only asks which methods there are', () => {
  const response = search.OPTIONS(new Request(url, { method: 'OPTIONS' }));
  expect([response.status, response.headers.get('Allow')]).toEqual([204, 'POST, OPTIONS']);
});
