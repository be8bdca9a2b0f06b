import { peopleFoldedBelow } from '@/lib/contract/usage-report';
import { roles, type Role } from '@/lib/scope';

/** How many people of a role asked in a week, and beside whom. Each person counts once. */
export interface RoleWeek {
  role: Role;
  people: number;
  /** People who asked in another role. */
  others: number;
  /** Of this role, who asked on a day and in a store in which other roles asked, too. */
  mixed: number;
  /** People of other roles on the days and in the stores in which this one asked. */
  beside: number;
}

const noneOrEnough = (people: number) => people === 0 || people >= peopleFoldedBelow;

/** The sums of a store's day are shown, so a role's can be taken from those of its days, or these from it: what is left is never few people either. */
function standsAlone({ people, others, mixed, beside }: RoleWeek): boolean {
  return people >= peopleFoldedBelow && [others, mixed, beside].every(noneOrEnough);
}

/**
 * Which roles are told apart in a week, so that no group of one to four people can be had from their sums, nor from these and the sums of stores
 * and days (docs/decisions/0014). Either each that asked stands alone, or the largest that can and the others are one group, or all are one.
 */
export function foldRoles(week: readonly RoleWeek[]): Role[][] {
  const asked = week.filter(({ people }) => people > 0);
  const alone = asked.filter(standsAlone).toSorted((a, b) => b.people - a.people);
  const [largest] = alone;
  if (largest === undefined) return [[...roles]];
  if (alone.length === asked.length) return alone.map(({ role }) => [role]);
  return [[largest.role], roles.filter((role) => role !== largest.role)];
}
