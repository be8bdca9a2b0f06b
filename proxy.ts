import { NextResponse, type NextRequest } from 'next/server';
import { refuseForeign } from '@/app/refuse-foreign';
import { systemClock } from '@/lib/clock';
import { contentSecurityPolicy } from '@/lib/content-security-policy';
import { isDevelopment, readEnv, type Env } from '@/lib/env';
import { jsonLog } from '@/lib/log';
import { isOverTls, strictTransport } from '@/lib/over-tls';

let env: Env | undefined;
const log = jsonLog((line) => void process.stderr.write(`${line}\n`), systemClock.now);

/**
 * Puts a content security policy with a fresh nonce on every page, and under TLS the word that the browser may come no other
 * way (the same switch as for cookies; one page is enough for a whole host). It refuses what another site sends, and decides nothing else
 * about who may see what: that is done where the data is read. The other security headers are the same for all and stand in next.config.js.
 */
export function proxy(request: NextRequest): Response {
  const { OIDC_ISSUER: issuer, PUBLIC_URL: publicUrl } = (env ??= readEnv());
  const refusal = refuseForeign(request, publicUrl, log);
  if (refusal) return refusal;
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy({ nonce, signInOrigin: issuer && new URL(issuer).origin, development: isDevelopment() });
  // Next reads the nonce from the policy of the request it renders for.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (isOverTls(request.headers, publicUrl)) response.headers.set('strict-transport-security', strictTransport);
  return response;
}

export const config = { matcher: ['/((?!_next/static|api/|icons/|icon.png|apple-icon.png|manifest.webmanifest).*)'] };
