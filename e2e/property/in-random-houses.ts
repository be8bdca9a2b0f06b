import fc from 'fast-check';
import type { Database } from '@/db/client';
import { withScope, type ScopedTx } from '@/db/scoped';
import { authorise } from '@/lib/access/authorise';
import type { AskServices } from '@/lib/ask/ask';
import type { Scope } from '@/lib/scope';
import { dayAt, principalOf, propertyServices } from './ask-as';
import { fillRandomHouse, type HouseIds } from './fill-random-house';
import { rightsIn, type Rights } from './may-read';
import { randomHouse, type RandomHouse, type RandomQuestion } from './random-house';

/** A random house in the database, and the model that says who may see what in it. */
export interface World {
  house: RandomHouse;
  ids: HouseIds;
  rights: Rights;
  services: AskServices;
}

const size = { stores: 4, staff: 6, collections: 6, documents: 14 };

interface Amount {
  houses: number;
  questionsEach: number;
  /** Makes another set of houses for every test. */
  seed: number;
}

/** Checks so many random houses, always the same ones. A failure names the run that repeats it. */
export async function inRandomHouses(db: Database, { houses, questionsEach, seed }: Amount, check: (world: World) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(randomHouse({ ...size, questions: questionsEach }), async (house) => {
    const ids = await fillRandomHouse(db, house);
    await check({ house, ids, rights: rightsIn(house), services: propertyServices(db) });
  });
  const details = await fc.check(property, { seed, numRuns: houses, endOnFailure: true });
  // The house itself would fill the screen; seed and path are enough to make it again.
  if (details.failed) throw new Error(`In the random house with seed ${details.seed} and path ${details.counterexamplePath ?? ''}`, { cause: details.errorInstance });
}

/** The store a question is asked in: a tablet's, or the home store. */
export function storeOf({ house }: World, { staff, store }: RandomQuestion): number {
  return store >= 0 ? store : (house.staff[staff]?.home ?? -1);
}

/** What the model allows as evidence for a question. */
export function evidenceFor(world: World, question: RandomQuestion): (document: number) => boolean {
  const day = dayAt(world.house, storeOf(world, question));
  return (document) => world.rights.mayBeEvidence(question.staff, document, day);
}

/** One of the staff at their home store, inside a transaction of their scope. */
export interface Inside {
  staff: number;
  store: number;
  tx: ScopedTx;
  /** Everybody's scopes, to claim somebody else's. */
  scopes: ReadonlyMap<number, Scope>;
}

/** Lets each of the staff in, in one transaction each: what is tested are the policies, not the door. */
export async function asEachOfStaff(world: World, act: (inside: Inside) => Promise<void>): Promise<void> {
  const { house, ids, rights, services } = world;
  const scopes = new Map<number, Scope>();
  for (const [staff, { home }] of house.staff.entries()) {
    if (rights.mayUseStore(staff, home)) scopes.set(staff, await authorise(services.db, principalOf(ids, staff, home), services.clock));
  }
  for (const [staff, scope] of scopes) await withScope(services.db, scope, (tx) => act({ staff, store: house.staff[staff]?.home ?? -1, tx, scopes }));
}
