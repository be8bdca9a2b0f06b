import { sql } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { staff, staffStores } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import { suggestions } from '@/db/schema/suggestions';
import { synonyms } from '@/db/schema/synonyms';
import type { SystemTx } from '@/db/scoped';
import { collections as collectionSeeds } from './collections';
import { staff as staffSeeds } from './staff';
import type { StaffSeed } from './staff-shape';
import { stores as storeSeeds } from './stores';
import { suggestions as suggestionSeeds } from './suggestions';
import { synonyms as synonymSeeds, type SynonymSeed } from './synonyms';

/** The day those who have left the demo house did so. */
const leftAt = new Date('2026-06-30T18:00:00Z');

export interface DemoCredentials {
  pinHash: string;
  passwordHash: string;
}

/** Whether every person of the demo house is there; then nobody needs credentials hashed. */
export async function hasDemoStaff(tx: SystemTx): Promise<boolean> {
  const there = new Set((await tx.select({ number: staff.number }).from(staff)).map(({ number }) => number));
  return staffSeeds.every(({ number }) => there.has(number));
}

/**
 * Adds what is missing of the demo house, but for its documents, and leaves alone what is there: it may have been changed since.
 * `credentials` null adds no people. Gives the collections' ids by slug.
 */
export async function loadDemoHouse(tx: SystemTx, credentials: DemoCredentials | null): Promise<Map<string, number>> {
  await tx.insert(stores).values([...storeSeeds]).onConflictDoNothing();
  const storeIds = new Map((await tx.select({ code: stores.code, id: stores.id }).from(stores)).map(({ code, id }) => [code, id]));
  if (credentials) await loadStaff(tx, credentials, storeIds);
  await tx.insert(collections).values(collectionSeeds.map(({ storeCodes, regions, teams, ...rest }) => ({ ...rest, ...audienceOf({ storeCodes, regions, teams }, storeIds) }))).onConflictDoNothing();
  await loadWords(tx, storeIds);
  return new Map((await tx.select({ slug: collections.slug, id: collections.id }).from(collections)).map(({ slug, id }) => [slug, id]));
}

function idOf(storeIds: Map<string, number>, code: string): number {
  const id = storeIds.get(code);
  if (id === undefined) throw new Error(`The demo house has no store ${code}.`);
  return id;
}

interface Audience {
  storeCodes: readonly string[] | null;
  regions: readonly ('emea' | 'americas' | 'apac')[] | null;
  teams: readonly ('advisers' | 'hr')[] | null;
}

function audienceOf({ storeCodes, regions, teams }: Audience, storeIds: Map<string, number>) {
  return { storeIds: storeCodes && storeCodes.map((code) => idOf(storeIds, code)), regions: regions && [...regions], teams: teams && [...teams] };
}

async function loadStaff(tx: SystemTx, credentials: DemoCredentials, storeIds: Map<string, number>): Promise<void> {
  const placesOf = ({ storeCodes }: StaffSeed) => (storeCodes[0] === '*' ? [...storeIds.values()] : storeCodes.map((code) => idOf(storeIds, code)));
  const added = await tx.insert(staff).values(staffSeeds.map((person) => ({
    number: person.number, name: person.name, role: person.role, teams: [...person.teams],
    email: person.email ?? null,
    homeStoreId: placesOf(person)[0] ?? 0,
    allStores: person.storeCodes[0] === '*',
    pinHash: credentials.pinHash,
    passwordHash: person.email === undefined ? null : credentials.passwordHash,
    disabledAt: person.disabled ? leftAt : null,
  }))).onConflictDoNothing().returning({ id: staff.id, number: staff.number });
  const places = new Map(staffSeeds.map((person) => [person.number, placesOf(person)]));
  const rows = added.flatMap(({ id, number }) => (places.get(number) ?? []).map((storeId) => ({ staffId: id, storeId })));
  if (rows.length > 0) await tx.insert(staffStores).values(rows).onConflictDoNothing();
}

/** Synonyms and suggestions have no names of their own, so they are loaded once, into empty tables. */
async function loadWords(tx: SystemTx, storeIds: Map<string, number>): Promise<void> {
  const isEmpty = async (table: typeof synonyms | typeof suggestions) => (await tx.select({ one: sql`1` }).from(table).limit(1)).length === 0;
  if (await isEmpty(synonyms)) await tx.insert(synonyms).values(synonymSeeds.map(({ terms, related = [] }: SynonymSeed) => ({ terms: [...terms], related: [...related] })));
  if (!(await isEmpty(suggestions))) return;
  await tx.insert(suggestions).values(suggestionSeeds.map(({ question, locale, minimumRole, storeCodes, regions, teams }, position) => ({
    text: question, locale, minimumRole, position, ...audienceOf({ storeCodes, regions, teams }, storeIds),
  })));
}
