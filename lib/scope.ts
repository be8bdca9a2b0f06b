export const roles = ['associate', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Specialist groups that a collection's audience may ask for beside role, store and region. */
export const teams = ['advisers', 'hr'] as const;
export type Team = (typeof teams)[number];

export const regions = ['emea', 'americas', 'apac'] as const;
export type Region = (typeof regions)[number];

declare const madeByAuthorise: unique symbol;

/**
 * What one staff member may read, as of one request. Only `lib/access/authorise.ts` makes one
 * (the brand keeps anyone else from writing a literal); `db/scoped.ts` turns it into row-level security.
 */
export type Scope = Readonly<{
  staffId: number;
  role: Role;
  /** The store this request is made in: the tablet's, or the home store. Rules and "today" are read by it. */
  storeId: number;
  /** Every store the staff member works in or answers for; all stores for an admin. */
  storeIds: readonly number[];
  regions: readonly Region[];
  teams: readonly Team[];
  /** The collections whose audience includes this staff member right now. */
  collectionIds: readonly number[];
  /** The store's name and city, as documents name it: "Ginza, Tokyo". */
  storeName: string;
  country: string;
  timeZone: string;
  locale: string;
}> & { readonly [madeByAuthorise]: true };

/** The place of a role in the order associate < manager < admin. */
export function roleRank(role: Role): number {
  return roles.indexOf(role);
}

/** Whether a role is at least another one. */
export function atLeast(role: Role, minimum: Role): boolean {
  return roleRank(role) >= roleRank(minimum);
}
