import type { Database } from '@/db/client';
import { findStaff, findStaffByEmail, listStaff, type StaffRecord } from '@/db/queries/staff-records';
import { insertStaff, setStaffStores, updateStaff } from '@/db/queries/staff-write';
import { withSystem, type SystemTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import type { Kept } from './keep-stores';
import type { StaffChanges, StaffDetails } from './staff-details';
import { findStaffStores, type StaffStores } from './staff-stores';

interface StaffServices {
  db: Database;
  clock: Clock;
}

/** Everybody, by number. */
export async function readStaff({ db }: Pick<StaffServices, 'db'>): Promise<StaffRecord[]> {
  return withSystem(db, listStaff);
}

/** One person. Throws `not_found`. */
export async function readOneStaff({ db }: Pick<StaffServices, 'db'>, number: string): Promise<StaffRecord> {
  return withSystem(db, (tx) => known(tx, number));
}

/**
 * Adds a person, who cannot sign in before they are given a PIN or a password. The same person twice is no mistake;
 * another one under their number or e-mail address is: throws `conflict`. Throws `not_found` for an unknown store.
 */
export async function addStaff({ db, clock }: StaffServices, person: StaffDetails): Promise<Kept> {
  const { number, name, role, teams, email = null } = person;
  return withSystem(db, async (tx) => {
    const there = await findStaff(tx, number);
    const places = await findStaffStores(tx, person.stores, there?.homeStore);
    if (there && changesOf(there, person, places) === null) return 'unchanged';
    if (there) throw new FloorhandError('conflict', { detail: `The number ${number} belongs to ${describe(there)}. To change this person, use change.` });
    await refuseTakenEmail(tx, email, null);
    const { homeStoreId, allStores, storeIds } = places;
    const staffId = await insertStaff(tx, { number, name, role, teams, email, homeStoreId, allStores, createdAt: clock.now() });
    if (staffId === undefined) throw new FloorhandError('conflict', { detail: `The number ${number} was taken at the same moment.` });
    await setStaffStores(tx, staffId, storeIds);
    return 'written';
  });
}

/** Changes a person; every change ends their sessions. Throws `not_found`, or `conflict` for a taken e-mail address. */
export async function changeStaff({ db }: StaffServices, number: string, wanted: StaffChanges): Promise<Kept> {
  return withSystem(db, async (tx) => {
    const person = await known(tx, number);
    const places = wanted.stores && (await findStaffStores(tx, wanted.stores, person.homeStore));
    const change = changesOf(person, wanted, places);
    if (change === null) return 'unchanged';
    await refuseTakenEmail(tx, wanted.email ?? null, person.staffId);
    await updateStaff(tx, person.staffId, change);
    if (places) await setStaffStores(tx, person.staffId, places.storeIds);
    return 'written';
  });
}

/** Ends a person's access at once, keys included, or gives it back. Throws `not_found`. */
export async function setDisabled({ db, clock }: StaffServices, number: string, disabled: boolean): Promise<Kept> {
  return withSystem(db, async (tx) => {
    const { staffId, disabledAt } = await known(tx, number);
    const now = clock.now();
    if (disabled ? disabledAt !== null && disabledAt <= now : disabledAt === null) return 'unchanged';
    await updateStaff(tx, staffId, { disabledAt: disabled ? now : null });
    return 'written';
  });
}

async function known(tx: SystemTx, number: string): Promise<StaffRecord> {
  const person = await findStaff(tx, number);
  if (!person) throw new FloorhandError('not_found', { detail: `Nobody has the employee number ${number}.` });
  return person;
}

function describe({ number, name, role, homeStore }: StaffRecord): string {
  return `${name} (${number}, ${role}, ${homeStore})`;
}

async function refuseTakenEmail(tx: SystemTx, email: string | null, ownStaffId: number | null): Promise<void> {
  const owner = email === null ? undefined : await findStaffByEmail(tx, email);
  if (owner && owner.staffId !== ownStaffId) throw new FloorhandError('conflict', { detail: `The address ${email} belongs to ${describe(owner)}.` });
}

/** What has to be written so that a person is as wanted; null when they are so already. An associate keeps no password. */
function changesOf(person: StaffRecord, wanted: Omit<StaffChanges, 'stores'>, places: StaffStores | undefined) {
  const { name = person.name, role = person.role, teams = person.teams, email = person.email ?? undefined } = wanted;
  const isSame = name === person.name && role === person.role && sameSet(teams, person.teams) && email === person.email?.toLowerCase()
    && (places === undefined || worksAlready(person, places));
  if (isSame) return null;
  return {
    name, role, teams: [...teams], email: email ?? null,
    ...(places && { homeStoreId: places.homeStoreId, allStores: places.allStores }),
    ...(role === 'associate' && { passwordHash: null }),
  };
}

function worksAlready(person: StaffRecord, { codes, allStores }: StaffStores): boolean {
  if (person.allStores !== allStores || person.homeStore !== codes[0]) return false;
  return allStores || sameSet(codes, [person.homeStore, ...person.otherStores]);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
