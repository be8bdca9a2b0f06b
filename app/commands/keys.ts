import { parseArgs } from 'node:util';
import type { Services } from '@/app/services';
import type { ListedKey } from '@/db/queries/api-keys';
import { createKey, endKey, readKeys } from '@/lib/access/keep-keys';
import { runInHouse } from './run-in-house';

const usage = `npm run keys -- create --staff NUMBER [--name NAME]   makes a key that carries this person's rights
npm run keys -- list                                  shows all keys, by their first characters
npm run keys -- revoke PREFIX|ID                      ends a key
`;

const options = { staff: { type: 'string' }, name: { type: 'string', default: 'API key' }, help: { type: 'boolean', default: false } } as const;

/** What the command line asks for; undefined when it makes no sense. */
function chosen(): ((house: Services) => Promise<void>) | undefined {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [verb, which] = positionals;
  const { staff: number, name, help } = values;
  if (help) return undefined;
  if (verb === 'create' && number !== undefined) return (house) => create(house, number, name);
  if (verb === 'list') return list;
  if (verb === 'revoke' && which !== undefined) return (house) => revoke(house, which);
  return undefined;
}

/** Only the key itself goes to standard output, so that a script can take it. */
async function create(house: Services, number: string, name: string): Promise<void> {
  const { key, staffName } = await createKey(house, { number, name });
  process.stderr.write(`A key with the rights of ${staffName} (${number}). It is shown this once:\n`);
  process.stdout.write(`${key}\n`);
}

async function list(house: Services): Promise<void> {
  const keys = await readKeys(house);
  process.stdout.write(keys.length === 0 ? 'There are no keys.\n' : keys.map(line).join(''));
}

function line({ keyId, prefix, name, number, staffName, lastUsedAt, revokedAt }: ListedKey): string {
  const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : `last used ${lastUsedAt?.toISOString() ?? 'never'}`;
  return `${prefix}…  ${keyId}  ${staffName} (${number})  ${name}  ${state}\n`;
}

async function revoke(house: Services, prefixOrId: string): Promise<void> {
  await endKey(house, prefixOrId);
  process.stdout.write(`The key ${prefixOrId} is revoked.\n`);
}

process.exitCode = await runInHouse({ usage, chosen });
