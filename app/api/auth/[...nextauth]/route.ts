import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions, type AuthRequest } from '@/app/auth-options';
import { addressOf, checkOrigin, isOverTls } from '@/app/request-security';
import { services } from '@/app/services';
import { signInServices } from '@/app/sign-in-services';
import { currentTablet, renewTabletCookie } from '@/app/tablet-cookie';
import { tellNextAuth } from '@/lib/env';
import { asFloorhandError, errorTable, FloorhandError } from '@/lib/errors';
import { readBody } from '@/lib/read-body';

export const dynamic = 'force-dynamic';

/** All of next-auth that is used. Its other doors (sessions read and prolonged, logs written by anyone) stay shut. */
const doors = {
  GET: ['csrf', 'callback/oidc', 'error', 'signin'],
  POST: ['callback/pin', 'callback/password', 'signin/oidc'],
} as const;

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return answer('GET', request, context);
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return answer('POST', request, context);
}

async function answer(method: keyof typeof doors, request: NextRequest, context: Context): Promise<Response> {
  try {
    const door = (await context.params).nextauth.join('/');
    if (!doors[method].some((open) => open === door)) throw new FloorhandError('not_found');
    if (method === 'GET') return await signIn(request, context);
    checkOrigin(request.headers);
    return await signIn(await withReadBody(request), context);
  } catch (error) {
    return refusal(asFloorhandError(error));
  }
}

/** A sign-in form is a few short fields; with a single sign-on's return address it stays far below this. */
const bodyBytesMax = 16_384;

/** next-auth would read a body of any length; it is given one that has been read and measured. */
async function withReadBody(request: NextRequest): Promise<NextRequest> {
  return new NextRequest(request.url, { method: request.method, headers: request.headers, body: (await readBody(request, bodyBytesMax)) || null });
}

async function signIn(request: NextRequest, context: Context): Promise<Response> {
  const house = services();
  tellNextAuth(house.env);
  const auth: AuthRequest = { device: await currentTablet(), address: addressOf(request.headers), secure: isOverTls(request.headers), outcome: { kind: 'none' } };
  const response: Response = await NextAuth(request, context, authOptions({ env: house.env, log: house.log, signIn: signInServices() }, auth));
  if (auth.outcome.kind === 'refused') house.log.info('sign_in_refused', { code: auth.outcome.error.code });
  if (auth.outcome.kind === 'refused' && request.method === 'POST') return refusal(auth.outcome.error);
  if (auth.outcome.kind === 'signed-in') await renewTabletCookie();
  return response;
}

function refusal({ code, retryAfterSeconds }: FloorhandError): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(retryAfterSeconds));
  return Response.json({ code, retryAfterSeconds }, { status: errorTable[code].status, headers });
}
