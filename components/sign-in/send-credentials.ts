import { z } from 'zod';
import type { ErrorCode } from '@/lib/errors';

/** How a sign-in ended. `retryAfterSeconds` is missing where waiting does not help. */
export type SignInOutcome = { kind: 'signed-in' } | { kind: 'refused'; code: ErrorCode; retryAfterSeconds?: number | undefined } | { kind: 'offline' };

const csrfSchema = z.object({ csrfToken: z.string() });
const refusalSchema = z.object({ code: z.string(), retryAfterSeconds: z.number().optional() });
const redirectSchema = z.object({ url: z.url() });

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = csrfSchema.parse(await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json());
  return fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }) });
}

/** Sends a PIN or a password. The session comes back as a cookie that scripts cannot read. Never rejects. */
export async function sendCredentials(kind: 'pin' | 'password', fields: Record<string, string>): Promise<SignInOutcome> {
  try {
    const response = await post(`/api/auth/callback/${kind}`, fields);
    if (response.ok) return { kind: 'signed-in' };
    const refusal = refusalSchema.safeParse(await response.json().catch(() => null));
    return { kind: 'refused', code: (refusal.data?.code ?? 'unexpected') as ErrorCode, retryAfterSeconds: refusal.data?.retryAfterSeconds };
  } catch {
    return { kind: 'offline' };
  }
}

/** The address at the identity provider that begins a single sign-on; null when it cannot be had. */
export async function beginSingleSignOn(next: string): Promise<string | null> {
  try {
    const response = await post('/api/auth/signin/oidc', { callbackUrl: next });
    return redirectSchema.parse(await response.json()).url;
  } catch {
    return null;
  }
}
