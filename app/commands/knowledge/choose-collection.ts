import { z } from 'zod';
import type { Database } from '@/db/client';
import { findCollection, listCollections, listStoreIds, saveCollection } from '@/db/queries/collections';
import { withSystem } from '@/db/scoped';
import { regions, roles, teams } from '@/lib/scope';
import { CommandMistake } from './command-mistake';

const list = <Value extends string>(values: readonly [Value, ...Value[]], name: string) =>
  z.string().transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
    .pipe(z.array(z.enum(values, { error: `${name} expects some of ${values.join(', ')}` })));

/** The audience of a collection that is to be made. */
export const audienceSchema = z.object({
  'minimum-role': z.enum(roles, { error: `--minimum-role expects one of ${roles.join(', ')}` }).default('associate'),
  regions: list(regions, '--regions').optional(),
  teams: list(teams, '--teams').optional(),
  stores: z.string().transform((text) => text.split(',').map((part) => part.trim())).optional(),
});
export type Audience = z.infer<typeof audienceSchema>;

/** The id of a collection by slug or name. With `audience` it is made when it is not there. */
export async function chooseCollection(db: Database, name: string, audience: Audience | null): Promise<number> {
  return withSystem(db, async (tx) => {
    const found = (await findCollection(tx, name)) ?? (await findCollection(tx, slugOf(name)));
    if (found) return found.id;
    if (!audience) {
      const names = (await listCollections(tx)).map(({ slug }) => slug);
      throw new CommandMistake(`There is no collection "${name}". Add --create to make it${names.length > 0 ? `, or name one of: ${names.join(', ')}` : ''}.`);
    }
    const codes = await listStoreIds(tx);
    const storeIds = audience.stores?.map((code) => codes.get(code) ?? unknownStore(code, [...codes.keys()]));
    return saveCollection(tx, {
      slug: slugOf(name), name, minimumRole: audience['minimum-role'],
      regions: audience.regions ?? null, teams: audience.teams ?? null, storeIds: storeIds ?? null,
    });
  });
}

function unknownStore(code: string, codes: readonly string[]): never {
  throw new CommandMistake(`There is no store "${code}"; the stores are ${codes.join(', ') || 'none yet'}.`);
}

function slugOf(name: string): string {
  const slug = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  if (slug === '') throw new CommandMistake('--collection expects a name.');
  return slug;
}
