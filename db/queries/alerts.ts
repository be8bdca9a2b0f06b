import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { alerts } from '@/db/schema/alerts';
import { stores } from '@/db/schema/stores';
import type { ScopedTx, SystemTx } from '@/db/scoped';
import type { AlertKind } from '@/lib/contract/alert';

type NewAlert = Pick<typeof alerts.$inferInsert, 'kind' | 'storeId' | 'periodStart' | 'figures'>;

/** Raises what was not raised in its period yet. Gives the kinds of those that are new. */
export async function insertAlerts(tx: SystemTx, found: readonly NewAlert[], { at, toBeSent }: { at: Date; toBeSent: boolean }): Promise<AlertKind[]> {
  if (found.length === 0) return [];
  const rows = found.map((alert) => ({ ...alert, raisedAt: at, nextAttemptAt: at, delivery: toBeSent ? ('waiting' as const) : ('none' as const) }));
  return (await tx.insert(alerts).values(rows).onConflictDoNothing().returning({ kind: alerts.kind })).map(({ kind }) => kind);
}

const columns = { id: alerts.id, kind: alerts.kind, storeId: alerts.storeId, store: stores.name, periodStart: alerts.periodStart, figures: alerts.figures, raisedAt: alerts.raisedAt, attempts: alerts.attempts };

/** An alert with the name of its store; null for the whole house. */
export type AlertRow = Awaited<ReturnType<typeof listAlerts>>[number];

/** The alerts since an instant that the scope may see, the newest first. */
export async function listAlerts(tx: ScopedTx, since: Date, most: number) {
  return tx.select(columns).from(alerts).leftJoin(stores, eq(stores.id, alerts.storeId)).where(gte(alerts.raisedAt, since)).orderBy(desc(alerts.raisedAt), desc(alerts.id)).limit(most);
}

/**
 * Takes one alert whose message is due, for this process alone, and puts its next attempt off first: when the process dies in
 * between, or the message is refused, it is made then. The pause doubles with each attempt. Null when none is due.
 */
export async function claimAlert(tx: SystemTx, now: Date, pause: { firstSeconds: number; mostSeconds: number }): Promise<AlertRow | null> {
  const due = sql`(select id from alerts where delivery = 'waiting' and next_attempt_at <= ${now.toISOString()}::timestamptz order by next_attempt_at, id limit 1 for update skip locked)`;
  const wait = sql`least(${pause.firstSeconds} * power(2, least(${alerts.attempts}, 30)), ${pause.mostSeconds}) * interval '1 second'`;
  const [claimed] = await tx
    .update(alerts)
    .set({ attempts: sql`${alerts.attempts} + 1`, nextAttemptAt: sql`${now.toISOString()}::timestamptz + ${wait}` })
    .where(eq(alerts.id, due))
    .returning({ id: alerts.id });
  if (claimed === undefined) return null;
  const [row] = await tx.select(columns).from(alerts).leftJoin(stores, eq(stores.id, alerts.storeId)).where(eq(alerts.id, claimed.id));
  return row ?? null;
}

/** The message arrived, or is given up. */
export async function endDelivery(tx: SystemTx, id: number, delivery: 'delivered' | 'given_up', now: Date): Promise<void> {
  await tx.update(alerts).set({ delivery, deliveredAt: delivery === 'delivered' ? now : null }).where(and(eq(alerts.id, id), eq(alerts.delivery, 'waiting')));
}
