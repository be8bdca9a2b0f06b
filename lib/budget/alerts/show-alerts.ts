import { listAlerts } from '@/db/queries/alerts';
import { readCurrency } from '@/db/queries/usage-budgets';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { findingSchema, type ShownAlert } from '@/lib/contract/alert';

/** Older ones have been seen, or are past. */
const shownDays = 7;
const shownMax = 20;

/** The alerts of the last days that the reader answers for, the newest first. Empty for associates. */
export async function showAlerts(tx: ScopedTx, clock: Clock): Promise<ShownAlert[]> {
  const rows = await listAlerts(tx, new Date(clock.now().getTime() - shownDays * 86_400_000), shownMax);
  if (rows.length === 0) return [];
  const currency = await readCurrency(tx);
  return rows.flatMap(({ id, kind, figures, raisedAt, store, periodStart }) => {
    const finding = findingSchema.safeParse({ kind, figures });
    return finding.success ? [{ ...finding.data, id, at: raisedAt.toISOString(), store, periodStart, currency }] : [];
  });
}
