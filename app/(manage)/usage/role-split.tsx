import { services } from '@/app/services';
import { RoleFigure } from '@/components/usage/role-figure';
import { withScope } from '@/db/scoped';
import type { UsageFilter } from '@/lib/contract/usage-report';
import { splitByRole } from '@/lib/observe/role-weeks';
import { usageReader } from './read-usage';

/** The split by role, which looks at who asked on every day: of a year it takes longer than all the sums. */
export async function LateRoleSplit({ filter, currency, exportHref }: { filter: UsageFilter; currency: string; exportHref: string }) {
  const scope = await usageReader();
  const split = await withScope(services().db, scope, (tx) => splitByRole(tx, scope, filter));
  return <RoleFigure split={split} currency={currency} exportHref={exportHref} />;
}
