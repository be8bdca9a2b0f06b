import { createHmac } from 'node:crypto';
import { claimAlert, endDelivery, type AlertRow } from '@/db/queries/alerts';
import type { Database } from '@/db/client';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Log } from '@/lib/log';
import { reasonOf } from '@/lib/reason-of';

/** Where messages about alerts go, and what signs them. */
export interface Webhook {
  url: string;
  secret: string;
  /** A receiver that has not answered by then is asked again later. */
  deadlineMs: number;
}

interface SendServices {
  db: Database;
  clock: Clock;
  log: Log;
}

/** The first pause is far longer than any deadline, so that no message is on its way twice from here. */
const pause = { firstSeconds: 60, mostSeconds: 6 * 3_600 } as const;

/** Some four days of trying: a long weekend. After that the message is old news, and the alert stands on the dashboard all the same. */
const attemptsMax = 24;

/** How many messages one call sends at most: the rest are due at the next. */
const messagesMax = 50;

/**
 * Sends every message that is due. Each is claimed by one process, and stays due until its receiver says that it has it, so it
 * arrives at least once: receivers tell repeats by the id. After one that did not arrive the rest wait for the next call. Gives how many arrived.
 */
export async function sendAlerts({ db, clock, log }: SendServices, webhook: Webhook): Promise<number> {
  for (let sent = 0; sent < messagesMax; sent += 1) {
    const alert = await withSystem(db, (tx) => claimAlert(tx, clock.now(), pause));
    if (alert === null) return sent;
    const problem = await post(webhook, alert, clock);
    if (problem !== null) {
      await postpone({ db, clock, log }, alert, problem);
      return sent;
    }
    await withSystem(db, (tx) => endDelivery(tx, alert.id, 'delivered', clock.now()));
  }
  return messagesMax;
}

/** The next attempt is set already; after the last one there is none. */
async function postpone({ db, clock, log }: SendServices, { id, kind, attempts }: AlertRow, cause: string): Promise<void> {
  log.warn('alert_not_delivered', { id, attempts, cause });
  if (attempts < attemptsMax) return;
  await withSystem(db, (tx) => endDelivery(tx, id, 'given_up', clock.now()));
  log.error('alert_given_up', { id, kind });
}

/** Null when the receiver has the message, else why not. A redirect is no receipt: the address is the one that was set. */
async function post({ url, secret, deadlineMs }: Webhook, alert: AlertRow, clock: Clock): Promise<string | null> {
  const body = JSON.stringify(messageOf(alert));
  const seconds = Math.floor(clock.now().getTime() / 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'floorhand-signature': `t=${seconds},v1=${signatureOf(secret, seconds, body)}` },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    });
    await response.body?.cancel();
    return response.ok ? null : `status ${response.status}`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What a receiver compares: the HMAC-SHA256 of `<seconds>.<body>`, in hexadecimal. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

/** The message as docs/operating.md describes it. */
function messageOf({ id, kind, storeId, store, periodStart, figures, raisedAt }: AlertRow) {
  return { id, kind, raisedAt: raisedAt.toISOString(), store: storeId === null ? null : { id: storeId, name: store }, periodStart, figures };
}
