import { createHash, randomBytes } from 'node:crypto';

/** A secret that a machine keeps: 256 random bits as base64url. Nobody can guess it, so a quick hash is enough to keep. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: its SHA-256 in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
