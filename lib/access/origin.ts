import { FloorhandError } from '@/lib/errors';

/**
 * Refuses a state-changing request that another site made the browser send. Browsers always say where such a request
 * comes from, so a missing or `null` Origin is refused too (both have been ways around this check elsewhere).
 * Behind `publicUrl` that address alone is ours; otherwise it is the host the request was sent to.
 * Throws `bad_origin`.
 */
export function checkOriginOf(headers: Pick<Headers, 'get'>, publicUrl: string | undefined): void {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(origin)) throw new FloorhandError('bad_origin');
  const ours = publicUrl ? new URL(publicUrl).origin === origin : isOurHost(new URL(origin), headers);
  if (!ours) throw new FloorhandError('bad_origin');
}

function isOurHost(origin: URL, headers: Pick<Headers, 'get'>): boolean {
  const overTls = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
  // A plain-text page on our own name may be anybody's who sits on the network.
  if (overTls && origin.protocol !== 'https:') return false;
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() ?? headers.get('host');
  return host !== null && host !== '' && sameHost(origin, host);
}

/** `example.com` and `example.com:443` are one host over https: the URL parser drops the default port. */
function sameHost(origin: URL, host: string): boolean {
  const address = `${origin.protocol}//${host}`;
  return URL.canParse(address) && new URL(address).host === origin.host && new URL(address).pathname === '/';
}
