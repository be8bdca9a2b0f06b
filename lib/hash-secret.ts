import { createHmac, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/**
 * scrypt at OWASP's floor for N = 2^15: 32 MiB and about 0.2 s of one core. A stolen table then costs an attacker
 * who also has the pepper some two days of one core per six-digit PIN; without the pepper it costs everything.
 */
const cost = { logN: 15, blockSize: 8, parallel: 3, saltBytes: 16, hashBytes: 32 } as const;

/** Never matches: unknown accounts are compared against it, so that the time taken does not tell who exists. */
const nobodysHash = encode(cost, Buffer.alloc(cost.saltBytes), Buffer.alloc(cost.hashBytes));

interface Cost {
  logN: number;
  blockSize: number;
  parallel: number;
}

/**
 * Hashes a PIN or password for keeping: `$scrypt$ln=15,r=8,p=3$<salt>$<hash>` (base64url).
 * The secret is first keyed with the house's pepper, which is not in the database. `salt` is given only by the demo seed.
 */
export async function hashSecret(secret: string, pepper: string, salt: Buffer = randomBytes(cost.saltBytes)): Promise<string> {
  return encode(cost, salt, await derive(secret, pepper, salt, cost));
}

/** Whether the secret is the one that was hashed. Takes as long for a null hash (no such account) as for a wrong secret. */
export async function verifySecret(secret: string, kept: string | null, pepper: string): Promise<boolean> {
  const { salt, hash, ...given } = decode(kept ?? nobodysHash);
  const matches = timingSafeEqual(await derive(secret, pepper, salt, given), hash);
  return matches && kept !== null;
}

function derive(secret: string, pepper: string, salt: Buffer, { logN, blockSize, parallel }: Cost): Promise<Buffer> {
  const keyed = createHmac('sha256', pepper).update(secret.normalize('NFKC')).digest();
  const N = 2 ** logN;
  const options: ScryptOptions = { N, r: blockSize, p: parallel, maxmem: 2 * 128 * N * blockSize };
  return new Promise((resolve, reject) => scrypt(keyed, salt, cost.hashBytes, options, (error, key) => (error ? reject(error) : resolve(key))));
}

function encode({ logN, blockSize, parallel }: Cost, salt: Buffer, hash: Buffer): string {
  return `$scrypt$ln=${logN},r=${blockSize},p=${parallel}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

function decode(kept: string): Cost & { salt: Buffer; hash: Buffer } {
  const parts = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]{43})$/.exec(kept);
  if (!parts) throw new TypeError('a kept hash has an unknown form');
  const [, logN, blockSize, parallel, salt = '', hash = ''] = parts;
  return { logN: Number(logN), blockSize: Number(blockSize), parallel: Number(parallel), salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}
