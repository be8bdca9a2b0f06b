export interface PolicyOptions {
  /** Of this response alone; Next puts it on its own inline scripts. */
  nonce: string;
  /** The identity provider's origin, where a form may lead in the end. */
  signInOrigin?: string | undefined;
  /** Next's development server evaluates code and reloads over a socket. */
  development?: boolean;
}

/**
 * What a page may load and do: our own files, and the inline scripts that carry this response's nonce. No picture, style,
 * frame or connection leads elsewhere, so text that gets into a page has nowhere to send anything.
 */
export function contentSecurityPolicy({ nonce, signInOrigin, development = false }: PolicyOptions): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(development ? ['ws:'] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...(signInOrigin === undefined ? [] : [signInOrigin])],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives).map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
}
