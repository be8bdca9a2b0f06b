/**
 * Whether the browser speaks TLS to us, directly or to a proxy. Behind a `publicUrl` that address decides; otherwise the
 * proxy's word does. It decides both whether cookies may travel no other way, and whether the browser may come no other way.
 */
export function isOverTls(headers: Pick<Headers, 'get'>, publicUrl: string | undefined): boolean {
  return publicUrl ? publicUrl.startsWith('https:') : headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
}

/** The value of `Strict-Transport-Security`: for a year. Other names of the domain are not ours to bind. */
export const strictTransport = `max-age=${365 * 86_400}`;
