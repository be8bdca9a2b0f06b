import { desc, eq, inArray } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/audit-events';
import { staff } from '@/db/schema/staff';
import type { ScopedTx, SystemTx } from '@/db/scoped';

type Settings = Record<string, string | number | null>;

/** A thing somebody did that has to be answered for. */
export interface AuditEvent {
  at: Date;
  staffId: number;
  action: string;
  subject: string;
  before: Settings | null;
  after: Settings | null;
}

/** Writes one row of the audit log, in the transaction of what it tells. A scope writes in its own name alone. */
export async function insertAuditEvent(tx: ScopedTx | SystemTx, event: AuditEvent): Promise<void> {
  await tx.insert(auditEvents).values(event);
}

/** What was done of these kinds, the newest first, with the names of those who are still there. Empty for whoever may not read the log. */
export async function listAuditEvents(tx: ScopedTx, actions: readonly string[], most: number): Promise<(AuditEvent & { id: number; name: string | null })[]> {
  return tx
    .select({ id: auditEvents.id, at: auditEvents.at, staffId: auditEvents.staffId, action: auditEvents.action, subject: auditEvents.subject, before: auditEvents.before, after: auditEvents.after, name: staff.name })
    .from(auditEvents)
    .leftJoin(staff, eq(staff.id, auditEvents.staffId))
    .where(inArray(auditEvents.action, [...actions]))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(most);
}
