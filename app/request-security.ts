import { networkAddress } from '@/lib/access/network-address';
import { checkOriginOf } from '@/lib/access/origin';
import { isOverTls as overTls } from '@/lib/over-tls';
import { services } from './services';

type RequestHeaders = Pick<Headers, 'get'>;

/** Refuses a state-changing request that another site sent. Throws `bad_origin`. */
export function checkOrigin(headers: RequestHeaders): void {
  checkOriginOf(headers, services().env.PUBLIC_URL);
}

/** Whether the browser speaks TLS to us, directly or to a proxy: then cookies may travel no other way. */
export function isOverTls(headers: RequestHeaders): boolean {
  return overTls(headers, services().env.PUBLIC_URL);
}

/** The network that a request counts for in the limits of signing in. */
export function addressOf(headers: RequestHeaders): string {
  return networkAddress(headers.get('x-forwarded-for'));
}
