import { and, eq, isNull, like, lt, lte, notLike, or, sql, type SQL } from 'drizzle-orm';
import { signInAttempts } from '../schema/sign-in-attempts';
import type { SystemTx } from '../scoped';

/** The numbers a subject is counted by: see `lib/access/attempt-policies.ts`. */
export interface AttemptLimits {
  failuresMax: number;
  waitsSeconds: readonly number[];
  blockedAfter: number | null;
  windowSeconds: number | null;
}

/**
 * Counts one more failure of a subject unless it is paused, and sets the pause that this failure earns: one statement, so
 * any number of parallel attempts are counted one after the other. Returns whether the attempt may go on.
 */
export async function countAttempt(tx: SystemTx, subject: string, limits: AttemptLimits, now: Date): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const windowStart = limits.windowSeconds === null ? sql`'-infinity'::timestamptz` : sql`${at} - make_interval(secs => ${limits.windowSeconds})`;
  const over = sql`sign_in_attempts.window_started_at <= ${windowStart}`;
  const failures = sql`case when ${over} then 1 else sign_in_attempts.failures + 1 end`;
  const counted = await tx
    .insert(signInAttempts)
    .values({ subject, failures: 1, windowStartedAt: now, pausedUntil: pauseAfter(sql`1`, limits, at) })
    .onConflictDoUpdate({
      target: signInAttempts.subject,
      set: { failures, windowStartedAt: sql`case when ${over} then ${at} else sign_in_attempts.window_started_at end`, pausedUntil: pauseAfter(failures, limits, at) },
      setWhere: sql`sign_in_attempts.paused_until is null or sign_in_attempts.paused_until <= ${at}`,
    })
    .returning({ subject: signInAttempts.subject });
  return counted.length > 0;
}

function pauseAfter(failures: SQL, { failuresMax, waitsSeconds, blockedAfter }: AttemptLimits, at: SQL): SQL {
  const waits = sql`${`{${waitsSeconds.join(',')}}`}::int[]`;
  return sql`case
    when ${failures} >= ${blockedAfter}::int then 'infinity'::timestamptz
    when ${failures} >= ${failuresMax}::int then ${at} + make_interval(secs => (${waits})[least(${failures} - ${failuresMax}::int + 1, ${waitsSeconds.length}::int)])
  end`;
}

/** Seconds until a paused subject may try again, at least 1; null when only a person can lift the block. */
export async function readPauseSeconds(tx: SystemTx, subject: string, now: Date): Promise<number | null> {
  const [row] = await tx
    .select({ seconds: sql<number | null>`case when paused_until < 'infinity' then greatest(1, ceil(extract(epoch from paused_until - ${now.toISOString()}::timestamptz)))::int end` })
    .from(signInAttempts)
    .where(eq(signInAttempts.subject, subject));
  return row ? row.seconds : 1;
}

/** Forgets every failure of a subject and lifts its pause. */
export async function forgetAttempts(tx: SystemTx, subject: string): Promise<void> {
  await tx.delete(signInAttempts).where(eq(signInAttempts.subject, subject));
}

/** Gives one counted attempt back to a subject, with the pause it earned. */
export async function giveBackAttempt(tx: SystemTx, subject: string): Promise<void> {
  await tx
    .update(signInAttempts)
    .set({ failures: sql`greatest(failures - 1, 0)`, pausedUntil: null })
    .where(eq(signInAttempts.subject, subject));
}

/** The subjects under a prefix that are blocked until a person lifts it. */
export async function findBlocked(tx: SystemTx, prefix: string): Promise<string[]> {
  const rows = await tx
    .select({ subject: signInAttempts.subject })
    .from(signInAttempts)
    .where(and(like(signInAttempts.subject, `${prefix}%`), sql`paused_until = 'infinity'`));
  return rows.map(({ subject }) => subject);
}

/** Removes counts of windows that began before `before` and are not paused; never those under `keepPrefix`, which time does not forget. */
export async function sweepAttempts(tx: SystemTx, { before, now, keepPrefix }: { before: Date; now: Date; keepPrefix: string }): Promise<void> {
  await tx.delete(signInAttempts).where(
    and(
      notLike(signInAttempts.subject, `${keepPrefix}%`),
      lt(signInAttempts.windowStartedAt, before),
      or(isNull(signInAttempts.pausedUntil), lte(signInAttempts.pausedUntil, now)),
    ),
  );
}
