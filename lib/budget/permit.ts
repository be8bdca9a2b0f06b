import { randomUUID } from 'node:crypto';
import type { Price } from '@/db/queries/prices';
import { reserveBudget, type Settlement, type TightBudget } from '@/db/queries/budgets';
import type { UsageKind, UsageSource } from '@/db/schema/usage-events';
import type { Database } from '@/db/client';
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

/** Whose money: a person's, their store's and the chain's; or the house's own, which is the chain's alone. */
export type Payer = Scope | null;

/** The days of the house's own spending. */
const houseZone = 'UTC';

/** The day that a payer's budgets are those of. */
export function dayOf(payer: Payer, clock: Clock): string {
  return localDay(clock.now(), payer?.timeZone ?? houseZone);
}

/** Reserves the worst case of one call in the payer's budgets; or says which of them has no room. */
export async function reserve(db: Database, payer: Payer, call: PaidCall, clock: Clock): Promise<HeldPermit | TightBudget> {
  const now = clock.now();
  const id = randomUUID();
  const tight = await reserveBudget(db, payer, {
    permitId: id,
    runId: call.runId,
    model: call.price.model,
    day: dayOf(payer, clock),
    micros: costMicrosOf(call.price, { inputTokens: call.inputTokens, cachedInputTokens: 0, outputTokens: call.outputTokensMax }),
    tokens: call.inputTokens + call.outputTokensMax,
    leaseUntil: new Date(now.getTime() + leaseMs),
    now,
  });
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

/** What settling a permit writes down. */
export function settlementOf(payer: Payer, permit: HeldPermit, used: RealUse, clock: Clock): Settlement {
  const { id: permitId, price, kind, rung } = permit;
  return { permitId, staffId: payer?.staffId ?? null, role: payer?.role ?? 'house', kind, rung, ...used, micros: costMicrosOf(price, used), at: clock.now() };
}

/** Whether there was room. */
export function isPermit(given: HeldPermit | TightBudget): given is HeldPermit {
  return 'id' in given;
}
