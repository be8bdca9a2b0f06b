import { describe, expect, it } from 'vitest';
import { makeClaims, readClaims, sessionLifetimes } from './session-claims';

const now = new Date('2025-03-03T09:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const tablet = { staffId: 7, storeId: 3, deviceId: '11111111-1111-4111-8111-111111111111', accessVersion: 2, via: 'tablet' } as const;
const full = { staffId: 8, storeId: null, deviceId: null, accessVersion: 1, via: 'full' } as const;

describe('a session', () => {
  it.each([tablet, full])('says who signed in, and where: %o', (principal) => {
    expect(readClaims({ ...makeClaims(principal, now), iat: 1, exp: 2, jti: 'x' }, now)).toEqual({ ...principal, sessionId: expect.any(String) });
  });

  it.each([tablet, full])('ends after its lifetime, however often its token is issued again: %o', (principal) => {
    const claims = makeClaims(principal, now);
    const { seconds } = sessionLifetimes[principal.via];
    expect(readClaims(claims, later(seconds - 1))).toEqual({ ...principal, sessionId: expect.any(String) });
    expect(readClaims({ ...claims, exp: 9_999_999_999 }, later(seconds))).toBeNull();
  });

  it.each([null, undefined, 'text', {}, { staffId: 7 }, { ...makeClaims(tablet, now), via: 'key' }, { ...makeClaims(tablet, now), staffId: '7' }])('is not read from %j', (decoded) => {
    expect(readClaims(decoded, now)).toBeNull();
  });
});
