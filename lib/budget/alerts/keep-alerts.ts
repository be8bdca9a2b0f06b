import type { Database } from '@/db/client';
import type { Clock } from '@/lib/clock';
import type { Env } from '@/lib/env';
import type { Log } from '@/lib/log';
import { raiseAlerts } from './raise-alerts';
import { sendAlerts, type Webhook } from './send-alerts';

/** How often the house looks, and tries again to tell. */
export const lookEveryMs = 2 * 60_000;

const deadlineMs = 5_000;

/** Raises what is new and tells whoever wants to be told. */
export async function keepAlerts(services: { db: Database; clock: Clock; log: Log }, env: Pick<Env, 'ALERT_WEBHOOK_URL' | 'ALERT_WEBHOOK_SECRET'>): Promise<void> {
  const webhook = webhookOf(env);
  await raiseAlerts({ ...services, toBeSent: webhook !== null });
  if (webhook !== null) await sendAlerts(services, webhook);
}

function webhookOf({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret }: Pick<Env, 'ALERT_WEBHOOK_URL' | 'ALERT_WEBHOOK_SECRET'>): Webhook | null {
  return url === undefined || secret === undefined ? null : { url, secret, deadlineMs };
}
