import { randomUUID } from 'node:crypto';
import type { Price } from '@/db/queries/prices';
import { reserveBudget, settleBudget, type TightBudget } from '@/db/queries/budgets';
import type { UsageKind, UsageSource } from '@/db/schema/usage-events';
import type { Database } from '@/db/client';
import { withScope } from '@/db/scoped';
import { localDay, type Clock } from '@/lib/clock';
import type { Permit } from '@/lib/permit';
import type { Scope } from '@/lib/scope';
import { costMicrosOf, type CallTokens } from './cost-of';

/** A permit with what settling it needs. */
export type HeldPermit = Permit & Readonly<{ price: Price; kind: UsageKind; rung: string | null }>;

export interface PaidCall {
  runId: string;
  price: Price;
  kind: UsageKind;
  rung: string | null;
  /** Exact for the prompt, the cap for the answer. */
  inputTokens: number;
  outputTokensMax: number;
}

/** A run ends long before this (its stages have deadlines), so only the dead are overtaken by it. */
export const leaseMs = 5 * 60_000;

/** Reserves the worst case of one call in the budgets of the person, the store and the chain; or says which of them has no room. */
export async function reserve(db: Database, scope: Scope, call: PaidCall, clock: Clock): Promise<HeldPermit | TightBudget> {
  const now = clock.now();
  const id = randomUUID();
  const tight = await withScope(db, scope, (tx) =>
    reserveBudget(tx, {
      permitId: id,
      runId: call.runId,
      storeId: scope.storeId,
      model: call.price.model,
      day: localDay(now, scope.timeZone),
      micros: costMicrosOf(call.price, { inputTokens: call.inputTokens, cachedInputTokens: 0, outputTokens: call.outputTokensMax }),
      tokens: call.inputTokens + call.outputTokensMax,
      leaseUntil: new Date(now.getTime() + leaseMs),
      now,
    }),
  );
  if (tight !== null) return tight;
  const { price, kind, rung } = call;
  return { id, model: price.model, price, kind, rung } as HeldPermit;
}

/** What a call really used. */
export interface RealUse extends CallTokens {
  reasoningTokens: number;
  source: UsageSource;
  /** False when it broke off. */
  finished: boolean;
}

/** Swaps the reservation for the real cost. Doing it again changes nothing. */
export async function settle(db: Database, scope: Scope, permit: HeldPermit, used: RealUse, clock: Clock): Promise<void> {
  const { id: permitId, price, kind, rung } = permit;
  await withScope(db, scope, (tx) => settleBudget(tx, { permitId, kind, rung, ...used, micros: costMicrosOf(price, used), at: clock.now() }));
}

/** Whether there was room. */
export function isPermit(given: HeldPermit | TightBudget): given is HeldPermit {
  return 'id' in given;
}
