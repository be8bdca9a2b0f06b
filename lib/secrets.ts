import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secrets = z.object({ AUTH_SECRET: z.string().min(32), PIN_PEPPER: z.string().min(32) });
export type Secrets = z.infer<typeof secrets>;

/** The kept secrets cannot be read. The message is one sentence. */
export class BadSecrets extends Error {}

function secretsFile(dataFolder: string): string {
  return join(dataFolder, 'secrets.json');
}

function makeSecrets(): Secrets {
  return { AUTH_SECRET: randomBytes(32).toString('base64url'), PIN_PEPPER: randomBytes(32).toString('base64url') };
}

/**
 * The secrets of this data folder: made once, readable by its user alone. Two processes that ask at the same time get the
 * same ones: the file appears whole or not at all, and whoever comes second reads the first one's.
 */
export function keptSecrets(dataFolder: string): Secrets {
  const file = secretsFile(dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(makeSecrets(), null, 2), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  const read = secrets.safeParse(parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new BadSecrets(`${file} does not hold AUTH_SECRET and PIN_PEPPER of at least 32 characters: restore it, or remove it and set every PIN again.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
