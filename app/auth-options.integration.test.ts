import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import NextAuth from 'next-auth';
import { decode } from 'next-auth/jwt';
import type { NextApiRequest, NextApiResponse } from 'next';
import { startFakeIdentityProvider, type FakeIdentityProvider } from '@/e2e/fakes/fake-identity-provider';
import { fillSmallHouse, type SmallHouse } from '@/e2e/fixtures/small-house';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { readClaims } from '@/lib/access/session-claims';
import { readEnv, tellNextAuth } from '@/lib/env';
import { authOptions, sessionCookieName, type AuthRequest } from './auth-options';

const secret = 'a secret for tests, thirty-two long';
const clock = { now: () => new Date('2026-03-03T09:00:00Z') };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const headers = { host: 'floor.example', 'x-forwarded-host': 'floor.example', 'x-forwarded-proto': 'https' };

let home: TestDatabase;
let house: SmallHouse;
let provider: FakeIdentityProvider;
beforeAll(async () => {
  home = await openTestDatabase();
  house = await fillSmallHouse(home.db);
  provider = await startFakeIdentityProvider();
});
afterAll(async () => {
  await provider.close();
  await home.drop();
});
beforeEach(() => {
  vi.stubEnv('NEXTAUTH_URL', undefined);
  vi.stubEnv('AUTH_TRUST_HOST', undefined);
  provider.forgedNonce = undefined;
});
afterEach(() => vi.unstubAllEnvs());

/** A browser that keeps the cookies it is given. */
type Cookies = Record<string, string>;
interface Answer {
  location: string;
  body: unknown;
  setCookies: string[];
  outcome: AuthRequest['outcome'];
}

/** One request to next-auth, set up as the house does, by the handler that needs no Next around it. */
async function ask(door: string, given: { method?: string; body?: Record<string, string>; query?: Record<string, string> }, cookies: Cookies): Promise<Answer> {
  const env = readEnv({ AUTH_SECRET: secret, OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: provider.clientId, OIDC_CLIENT_SECRET: provider.clientSecret });
  tellNextAuth(env);
  const request: AuthRequest = { device: null, address: '203.0.113.7', secure: true, outcome: { kind: 'none' } };
  const answer = { location: '', body: undefined as unknown, setCookies: [] as string[] };
  const response = {
    status: () => response,
    getHeader: () => answer.setCookies,
    setHeader: (name: string, value: string | string[]) => {
      if (name === 'Set-Cookie') answer.setCookies = [value].flat();
      if (name === 'Location') answer.location = String(value);
      return response;
    },
    json: (body: unknown) => void (answer.body = body),
    send: (body: unknown) => void (answer.body = body),
    end: () => undefined,
  };
  const incoming = { method: given.method ?? 'GET', headers, cookies: { ...cookies }, body: given.body, query: { ...given.query, nextauth: door.split('/') } };
  const options = authOptions({ env, log, signIn: { db: home.db, clock, pepper: secret, demo: false } }, request);
  await NextAuth(incoming as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  for (const cookie of answer.setCookies) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    cookies[name] = decodeURIComponent(value);
  }
  return { ...answer, outcome: request.outcome };
}

async function begin(cookies: Cookies): Promise<URL> {
  const { body } = await ask('csrf', {}, cookies);
  const csrfToken = (body as { csrfToken: string }).csrfToken;
  const { location } = await ask('signin/oidc', { method: 'POST', body: { csrfToken, callbackUrl: '/enrol' } }, cookies);
  return new URL(location);
}

/** Goes to the provider and back, as a browser does. */
async function goThrough(cookies: Cookies) {
  const back = await fetch(await begin(cookies), { redirect: 'manual' });
  const { searchParams } = new URL(back.headers.get('location') ?? '');
  return ask('callback/oidc', { query: Object.fromEntries(searchParams) }, cookies);
}

describe('single sign-on', () => {
  it('asks the provider for a code with PKCE, state and nonce, to come back to the address that was asked', async () => {
    const { origin, searchParams } = await begin({});
    expect(origin).toBe(provider.issuer);
    expect(searchParams.get('redirect_uri')).toBe('https://floor.example/api/auth/callback/oidc');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(searchParams.get(name)).toMatch(/.{20,}/);
  });

  it('signs in whoever has the verified address, with a session that names them and nothing else', async () => {
    provider.person = { email: 'nadia.haddad@house.example', email_verified: true };
    const cookies: Cookies = {};
    const { location, outcome } = await goThrough(cookies);
    expect(location).toBe('https://floor.example/enrol');
    expect(outcome).toMatchObject({ kind: 'signed-in', principal: { staffId: house.staff.admin, via: 'full' } });
    const token = await decode({ token: cookies[sessionCookieName(true)], secret });
    expect(readClaims(token, clock.now())).toEqual({ staffId: house.staff.admin, storeId: null, deviceId: null, accessVersion: 1, via: 'full', sessionId: expect.any(String) });
    expect(Object.keys(token ?? {}).toSorted()).toEqual(['accessVersion', 'deviceId', 'endsAt', 'exp', 'iat', 'jti', 'sessionId', 'staffId', 'storeId', 'via']);
  });

  it('gives its cookies to TLS and to no script', async () => {
    provider.person = { email: 'nadia.haddad@house.example', email_verified: true };
    const session = (await goThrough({})).setCookies.find((cookie) => cookie.startsWith('__Secure-next-auth.session-token='));
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) expect(session).toContain(attribute);
  });

  it.each([
    ['whose address is not verified', { email: 'nadia.haddad@house.example', email_verified: false }],
    ['who says nothing about it', { email: 'nadia.haddad@house.example' }],
    ['whom the house does not know', { email: 'stranger@house.example', email_verified: true }],
  ])('refuses a person %s', async (_, person) => {
    provider.person = person;
    const cookies: Cookies = {};
    const { location, outcome } = await goThrough(cookies);
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'sign_in_failed' } });
    expect(location).toContain('error=AccessDenied');
    expect(cookies[sessionCookieName(true)]).toBeUndefined();
  });

  it('refuses a token with another nonce, and a callback that this browser did not begin', async () => {
    provider.person = { email: 'nadia.haddad@house.example', email_verified: true };
    provider.forgedNonce = 'another';
    expect((await goThrough({})).location).toContain('error=OAuthCallback');
    provider.forgedNonce = undefined;
    const back = await fetch(await begin({}), { redirect: 'manual' });
    const { searchParams } = new URL(back.headers.get('location') ?? '');
    const stolen = await ask('callback/oidc', { query: Object.fromEntries(searchParams) }, {});
    expect(stolen).toMatchObject({ outcome: { kind: 'none' } });
    expect(stolen.location).toContain('error=OAuthCallback');
  });
});
