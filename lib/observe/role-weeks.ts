import { countRoleWeeks, sumRoleWeeks, type RoleSum, type WeekRange } from '@/db/queries/usage-roles';
import type { ScopedTx } from '@/db/scoped';
import type { RoleSplit, UsageFilter, UsageShare } from '@/lib/contract/usage-report';
import { roles, type Scope } from '@/lib/scope';
import { foldRoles, type RoleWeek } from './fold-roles';
import { addDays } from './usage-period';

/**
 * Questions and cost by role: of all the reader's stores together and by the whole weeks that the period touches, whatever else it is narrowed down
 * to, because anything finer would single somebody out (docs/decisions/0014).
 */
export async function splitByRole(tx: ScopedTx, scope: Scope, filter: UsageFilter): Promise<RoleSplit> {
  if (filter.rung !== null || filter.model !== null || !scope.storeIds.every((id) => filter.storeIds.includes(id))) return { byRole: [], roleWeeks: null };
  const weeks: WeekRange = { ...wholeWeeks(filter), storeIds: scope.storeIds };
  const people = Map.groupBy(await countRoleWeeks(tx, weeks), ({ week }) => week);
  const sums = [...Map.groupBy(await sumRoleWeeks(tx, weeks), ({ week }) => week)];
  return { byRole: sharesOf(sums.flatMap(([week, rows]) => groupedIn(rows, people.get(week) ?? []))), roleWeeks: { from: weeks.from, until: weeks.until } };
}

/** From the Monday on or before a range to the Sunday on or after it. */
export function wholeWeeks({ from, until }: { from: string; until: string }): { from: string; until: string } {
  const place = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { from: addDays(from, -place(from)), until: addDays(until, 6 - place(until)) };
}

type Grouped = RoleSum & { group: string };

/** The sums of a week with the group that each belongs to. Who only paid and never asked is in no count of people: then all are one. */
function groupedIn(sums: readonly RoleSum[], people: readonly RoleWeek[]): Grouped[] {
  const groups = foldRoles(people);
  const known = sums.every(({ role }) => groups.some((group) => group.includes(role)));
  return sums.map((sum) => ({ ...sum, group: (known ? (groups.find((group) => group.includes(sum.role)) ?? roles) : roles).join('+') }));
}

/** A role may stand alone in one week, and with others in the next: each group is a row of its own. */
function sharesOf(sums: readonly Grouped[]): UsageShare[] {
  const shares = [...Map.groupBy(sums, ({ group }) => group)].map(([key, rows]): UsageShare => {
    const sum = (of: (row: Grouped) => number) => rows.reduce((total, row) => total + of(row), 0);
    return { key, label: key, questions: sum((row) => row.questions), calls: sum((row) => row.calls), inputTokens: sum((row) => row.inputTokens), outputTokens: sum((row) => row.outputTokens), costMicros: sum((row) => row.costMicros) };
  });
  return shares.toSorted((a, b) => b.costMicros - a.costMicros || (b.questions ?? 0) - (a.questions ?? 0));
}
