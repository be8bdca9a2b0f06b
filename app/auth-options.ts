import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { Provider } from 'next-auth/providers/index';
import type { DeviceRow } from '@/db/queries/devices';
import type { Principal } from '@/lib/access/principal';
import { makeClaims, sessionLifetimes } from '@/lib/access/session-claims';
import type { SignInServices } from '@/lib/access/sign-in';
import { signInWithOidc } from '@/lib/access/sign-in-with-oidc';
import { passwordCredentials, signInWithPassword } from '@/lib/access/sign-in-with-password';
import { pinCredentials, signInWithPin } from '@/lib/access/sign-in-with-pin';
import type { Env } from '@/lib/env';
import { asFloorhandError, FloorhandError } from '@/lib/errors';
import type { Log } from '@/lib/log';

type SignedIn = Principal & { via: 'tablet' | 'full' };

/** One request to next-auth: where it comes from, and what came of it. next-auth itself passes on no more than a message. */
export interface AuthRequest {
  device: DeviceRow | null;
  address: string;
  secure: boolean;
  outcome: { kind: 'none' } | { kind: 'signed-in'; principal: SignedIn } | { kind: 'refused'; error: FloorhandError };
}

export interface AuthHouse {
  env: Env;
  log: Log;
  signIn: SignInServices;
}

/** The name next-auth itself would choose. */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}next-auth.session-token`;
}

/** The key of session cookies. `npm start` makes one where none is set; without any, nobody can sign in. */
export function authSecret({ AUTH_SECRET }: Env): string {
  if (AUTH_SECRET === undefined) throw new Error('AUTH_SECRET is not set: start the product with "npm start", or set it.');
  return AUTH_SECRET;
}

/** The longest of our sessions. Which one it is, and so when it ends, stands in the claims. */
const maxAge = Math.max(...Object.values(sessionLifetimes).map(({ seconds }) => seconds));

/** next-auth, configured for one request. */
export function authOptions(house: AuthHouse, request: AuthRequest): AuthOptions {
  return {
    secret: authSecret(house.env),
    providers: providersOf(house, request),
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    useSecureCookies: request.secure,
    pages: { signIn: '/sign-in/full', error: '/sign-in/full' },
    callbacks: {
      signIn: async ({ account, profile }) => (account?.type === 'oauth' ? judge(request, () => signInWithOidc(house.signIn, profile, request.device)) : true),
      // Only our claims: no name, address or picture travels in a cookie.
      jwt: () => ({ ...(request.outcome.kind === 'signed-in' ? makeClaims(request.outcome.principal, house.signIn.clock.now()) : {}) }),
    },
    logger: {
      error: (code) => house.log.warn('next_auth', { code }),
      warn: (code) => house.log.warn('next_auth', { code }),
      debug: () => undefined,
    },
  };
}

function providersOf({ env, signIn }: AuthHouse, request: AuthRequest): Provider[] {
  const { device, address } = request;
  const pin = Credentials({
    id: 'pin',
    credentials: {},
    authorize: (given) =>
      authorised(request, async () => {
        // A browser that is no tablet, or no longer: told apart, because no PIN can help there.
        if (!device) throw new FloorhandError('not_allowed');
        return signInWithPin(signIn, parse(pinCredentials, given), { device, address });
      }),
  });
  const password = Credentials({
    id: 'password',
    credentials: {},
    authorize: (given) => authorised(request, async () => signInWithPassword(signIn, parse(passwordCredentials, given), { device, address })),
  });
  return [pin, password, ...oidcOf(env)];
}

/** The house's identity provider, where one is configured. */
function oidcOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Env): Provider[] {
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) return [];
  return [
    {
      id: 'oidc',
      name: 'Single sign-on',
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: 'openid email' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      profile: (claims: { sub: string }) => ({ id: claims.sub }),
    },
  ];
}

function parse<Output>(schema: { safeParse(value: unknown): { success: true; data: Output } | { success: false } }, given: unknown): Output {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new FloorhandError('sign_in_failed');
  return parsed.data;
}

/** Remembers how a sign-in ended, and tells whether it did well. */
async function judge(request: AuthRequest, signIn: () => Promise<SignedIn>): Promise<boolean> {
  try {
    request.outcome = { kind: 'signed-in', principal: await signIn() };
    return true;
  } catch (thrown) {
    request.outcome = { kind: 'refused', error: asFloorhandError(thrown) };
    return false;
  }
}

async function authorised(request: AuthRequest, signIn: () => Promise<SignedIn>): Promise<{ id: string } | null> {
  await judge(request, signIn);
  return request.outcome.kind === 'signed-in' ? { id: String(request.outcome.principal.staffId) } : null;
}
