import type { RandomHouse } from './random-house';

/**
 * Who may see what, written again from DESIGN.md and without a look at lib/access: the property compares the product with this.
 * Everything is named by its place in the house's lists.
 */
export interface Rights {
  /** The stores somebody works in or answers for. */
  storesOf(staff: number): Set<number>;
  mayUseStore(staff: number, store: number): boolean;
  mayReadCollection(staff: number, collection: number): boolean;
  /** To open: a draft is for admins. */
  mayOpen(staff: number, document: number): boolean;
  /** To open the newer draft of a document that has one. */
  mayOpenDraft(staff: number, document: number): boolean;
  /** To know its words, and that there are so many: what is live, on whichever day. */
  mayCount(staff: number, document: number): boolean;
  /** To be given as evidence on that day: in the collection's audience, live, and in force. */
  mayBeEvidence(staff: number, document: number, day: string): boolean;
  /** A trace is for who asked; in its store, for whoever may read all it drew on: admins and managers who could have been the asker. */
  maySeeTrace(staff: number, trace: { staff: number; store: number; drewOn: Iterable<number> }): boolean;
}

const order = { associate: 1, manager: 2, admin: 3 };

export function rightsIn(house: RandomHouse): Rights {
  const person = (index: number) => at(house.staff, index);

  function storesOf(staff: number): Set<number> {
    const { allStores, home, also } = person(staff);
    return new Set(allStores ? house.stores.keys() : [home, ...also]);
  }

  function mayReadCollection(staff: number, collection: number): boolean {
    const audience = at(house.collections, collection);
    const { role, teams } = person(staff);
    const stores = [...storesOf(staff)];
    if (audience.archived) return false;
    if (order[role] < order[audience.minimumRole]) return false;
    if (audience.stores !== null && !stores.some((store) => audience.stores?.includes(store))) return false;
    if (audience.regions !== null && !stores.some((store) => audience.regions?.includes(at(house.stores, store).region))) return false;
    return audience.teams === null || teams.some((team) => audience.teams?.includes(team));
  }

  function mayOpen(staff: number, document: number): boolean {
    const { collection, state } = at(house.documents, document);
    return mayReadCollection(staff, collection) && (state !== 'draft' || person(staff).role === 'admin');
  }

  function mayBeEvidence(staff: number, document: number, day: string): boolean {
    const { collection, state, from, until } = at(house.documents, document);
    const inForce = (from ?? day) <= day && day <= (until ?? day);
    return mayReadCollection(staff, collection) && state === 'live' && inForce;
  }

  function mayStandInFor(staff: number, asker: number): boolean {
    const { role, teams } = person(staff);
    return role !== 'associate' && order[person(asker).role] <= order[role] && person(asker).teams.every((team) => teams.includes(team));
  }

  function maySeeTrace(staff: number, trace: { staff: number; store: number; drewOn: Iterable<number> }): boolean {
    if (trace.staff === staff) return true;
    const mayReadAll = [...trace.drewOn].every((document) => mayReadCollection(staff, at(house.documents, document).collection));
    return storesOf(staff).has(trace.store) && mayReadAll && mayStandInFor(staff, trace.staff);
  }

  return {
    storesOf, mayReadCollection, mayOpen, mayBeEvidence, maySeeTrace,
    mayOpenDraft: (staff, document) => at(house.documents, document).newDraft && person(staff).role === 'admin' && mayReadCollection(staff, at(house.documents, document).collection),
    mayCount: (staff, document) => at(house.documents, document).state === 'live' && mayReadCollection(staff, at(house.documents, document).collection),
    mayUseStore: (staff, store) => !person(staff).disabled && storesOf(staff).has(store),
  };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}
