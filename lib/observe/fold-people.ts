import { peopleFoldedBelow } from '@/lib/contract/usage-report';
import { roles, type Role } from '@/lib/scope';

/** The number of people, or null where it is so small that it points at somebody. Nobody at all points at nobody. */
export function foldPeople(people: number): number | null {
  return people > 0 && people < peopleFoldedBelow ? null : people;
}

/**
 * Which roles are shown together, so that no group of a split, nor what is left of the total without it, is the work of fewer than
 * five people: the smallest groups are joined until the joined one is large enough. Roles in which nobody asked are left out.
 */
export function foldRoles(peopleByRole: ReadonlyMap<string, number>): Role[][] {
  const bySize = roles.filter((role) => (peopleByRole.get(role) ?? 0) > 0).toSorted((a, b) => (peopleByRole.get(a) ?? 0) - (peopleByRole.get(b) ?? 0));
  const small: Role[] = [];
  let people = 0;
  const whole: Role[][] = [];
  for (const role of bySize) {
    const count = peopleByRole.get(role) ?? 0;
    if (count < peopleFoldedBelow || (small.length > 0 && people < peopleFoldedBelow)) {
      small.push(role);
      people += count;
    } else whole.push([role]);
  }
  const joined = small.length > 0 ? [roles.filter((role) => small.includes(role))] : [];
  return [...whole, ...joined].toSorted((a, b) => roles.indexOf(a[0] ?? 'associate') - roles.indexOf(b[0] ?? 'associate'));
}

/** Whether a role is shown alone without pointing at anybody: it is large enough, and so is what is left without it; or nobody in it asked. */
export function standsAlone(role: Role, peopleByRole: ReadonlyMap<string, number>): boolean {
  return (peopleByRole.get(role) ?? 0) === 0 || foldRoles(peopleByRole).some((group) => group.length === 1 && group[0] === role);
}
