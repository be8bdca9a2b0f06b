import { sql, type Column, type SQL } from 'drizzle-orm';
import { questionDays, staffDays, usageDays } from '@/db/schema/usage-days';
import { integerArrayLiteral, type ScopedTx } from '@/db/scoped';
import { roles, type Role } from '@/lib/scope';

/** Whole weeks of these stores; `from` is a Monday, `until` a Sunday. */
export interface WeekRange {
  from: string;
  until: string;
  storeIds: readonly number[];
}

/** How many people of one role asked in the week that begins on this Monday; `lib/observe/fold-roles.ts` says who the others are. */
export interface RoleWeekRow {
  week: string;
  role: Role;
  people: number;
  others: number;
  mixed: number;
  beside: number;
}

/** The Monday of a day's week. */
const weekOf = (day: Column) => sql`date_trunc('week', ${day}::timestamp)::date`;
const weekText = (day: Column) => sql<string>`${weekOf(day)}::text`;
const inWeeks = (table: { day: Column; storeId: Column }, { from, until, storeIds }: WeekRange) =>
  sql`${table.day} between ${from} and ${until} and ${table.storeId} = any (${integerArrayLiteral(storeIds)}::int[])`;

/** A role among those that asked in a store on a day, as a bit. */
const bitOf = (role: Role) => sql.raw(String(1 << roles.indexOf(role)));

/** What can be said of a person's questions of one day and store, told by their role and by the roles that asked there on that day (`asked`). */
const facts = {
  people: (role: Role) => sql`role = ${role}`,
  others: (role: Role) => sql`role <> ${role}`,
  mixed: (role: Role) => sql`role = ${role} and asked <> ${bitOf(role)}`,
  beside: (role: Role) => sql`role <> ${role} and asked & ${bitOf(role)} <> 0`,
} as const;
const factNames = ['people', 'others', 'mixed', 'beside'] as const satisfies readonly (keyof typeof facts)[];

/** People by week and role. Each person of a week is counted once, whatever they changed meanwhile; what they did the same way on several days is looked at once, too. */
export async function countRoleWeeks(tx: ScopedTx, range: WeekRange): Promise<RoleWeekRow[]> {
  const pairs = roles.flatMap((role) => factNames.map((fact) => ({ name: sql.raw(`${fact}_${role}`), is: facts[fact](role) })));
  const list = (items: readonly SQL[]) => sql.join([...items], sql`, `);
  const bit = sql`case role ${sql.join(roles.map((role) => sql`when ${role} then ${bitOf(role)}`), sql` `)} end`;
  const { rows } = (await tx.execute(sql`
    with days as (
      select ${weekOf(staffDays.day)} as week, staff_id, role, bit_or(${bit}) over (partition by store_id, day) as asked from ${staffDays} where ${inWeeks(staffDays, range)}
    ), cells as (select distinct week, staff_id, role, asked from days), people as (
      select week, staff_id, ${list(pairs.map(({ name, is }) => sql`bool_or(${is}) as ${name}`))} from cells group by week, staff_id
    ), weeks as (
      select week, ${list(pairs.map(({ name }) => sql`(count(*) filter (where ${name}))::int as ${name}`))} from people group by week
    )
    select week::text, r.* from weeks, lateral (values ${list(roles.map((role) => sql`(${role}::text, ${list(factNames.map((fact) => sql.raw(`${fact}_${role}`)))})`))}) as r (role, ${list(factNames.map((fact) => sql.raw(fact)))})`)) as { rows: RoleWeekRow[] };
  return rows;
}

/** What one role asked and used in a week. */
export interface RoleSum {
  week: string;
  role: Role;
  questions: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
}

const nothing = { questions: 0, calls: 0, inputTokens: 0, outputTokens: 0, costMicros: 0 } as const;

/** Questions and paid calls by week and role. What the house spends itself is nobody's. */
export async function sumRoleWeeks(tx: ScopedTx, range: WeekRange): Promise<RoleSum[]> {
  const asked = await tx
    .select({ week: weekText(questionDays.day), role: questionDays.role, questions: sql<number>`sum(${questionDays.questions})::int` })
    .from(questionDays).where(inWeeks(questionDays, range)).groupBy(sql`1`, sql`2`);
  const total = (column: Column) => sql<number>`sum(${column})::float8`;
  const paid = await tx
    .select({ week: weekText(usageDays.day), role: usageDays.role, calls: total(usageDays.calls), inputTokens: total(usageDays.inputTokens), outputTokens: total(usageDays.outputTokens), costMicros: total(usageDays.costMicros) })
    .from(usageDays).where(inWeeks(usageDays, range)).groupBy(sql`1`, sql`2`);
  const sums = new Map<string, RoleSum>();
  for (const { week, role, ...rest } of [...asked, ...paid]) {
    if (role === 'house') continue;
    const key = `${week} ${role}`;
    sums.set(key, { ...nothing, ...sums.get(key), week, role, ...rest });
  }
  return [...sums.values()];
}
