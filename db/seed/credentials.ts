import { hashSecret } from '@/lib/hash-secret';

/*
 * THESE OPEN THE DEMO HOUSE AND NOTHING ELSE.
 * Every person of the demo seed has this PIN and this password, and both are printed for whoever asks. Sign-in refuses
 * them as soon as DEMO_SEED is off (see `isDemoHash`), so a demo house that grows into a real one locks them out.
 */
export const demoPin = '246810';
export const demoPassword = 'floorhand-demo';

/** One salt for all demo hashes, so that a hash tells that it is one. */
const demoSalt = Buffer.from('floorhand-demo!!');

/** The hashes that every demo person gets: computed once, since hashing sixty people one by one takes half a minute. */
export async function hashDemoCredentials(pepper: string): Promise<{ pinHash: string; passwordHash: string }> {
  return { pinHash: await hashSecret(demoPin, pepper, demoSalt), passwordHash: await hashSecret(demoPassword, pepper, demoSalt) };
}

/** Whether a kept hash came from the demo seed. */
export function isDemoHash(kept: string): boolean {
  return kept.includes(`$${demoSalt.toString('base64url')}$`);
}
