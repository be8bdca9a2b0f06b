import { atLeast, type Region, type Role, type Team } from '@/lib/scope';

/** Whom a collection is for. A null list means "no limit of this kind"; an empty one means nobody. */
export interface Audience {
  minimumRole: Role;
  storeIds: readonly number[] | null;
  regions: readonly Region[] | null;
  teams: readonly Team[] | null;
}

/** What counts about the one who wants to read. */
export interface Reader {
  role: Role;
  storeIds: readonly number[];
  regions: readonly Region[];
  teams: readonly Team[];
}

/**
 * Whether a collection is for this reader: role high enough, and every limit met.
 * Nobody is above a limit: head office passes store and region limits because all stores are theirs,
 * and a team's papers stay the team's, whatever the role.
 */
export function audienceIncludes(audience: Audience, reader: Reader): boolean {
  return (
    atLeast(reader.role, audience.minimumRole) &&
    meets(audience.storeIds, reader.storeIds) &&
    meets(audience.regions, reader.regions) &&
    meets(audience.teams, reader.teams)
  );
}

function meets<Value>(limit: readonly Value[] | null, own: readonly Value[]): boolean {
  return limit === null || limit.some((value) => own.includes(value));
}
