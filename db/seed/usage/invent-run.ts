import { createHash } from 'node:crypto';
import type { Outcome, Rung } from '@/lib/contract/run-event';
import { gaussian } from '@/lib/seeded-random';

/** One invented question, as the trace and the ledger will tell it. Milliseconds; `tokens` null when no model was called. */
export interface InventedRun {
  runId: string;
  outcome: Outcome;
  rung: Rung | null;
  errorCode: string | null;
  firstSourceMs: number;
  firstTextMs: number | null;
  totalMs: number;
  tokens: { input: number; cached: number; output: number } | null;
  rating: 1 | -1 | null;
  /** Premium was tried before it. */
  fellBack: boolean;
}

/** Of a hundred questions with evidence: how many end how. Answered takes the rest. */
const endings = { stopped: 2.2, failed: 0.9 } as const;
const rungShares = { usual: { premium: 0.74, economy: 0.22 }, outage: { premium: 0.2, economy: 0.25 } } as const;
const rated = { share: 0.14, good: { premium: 0.91, economy: 0.84, extractive: 0.66 } } as const;

/** Median waits of each rung. */
const waits = { premium: { text: 1_050, rest: 2_700 }, economy: { text: 620, rest: 1_500 }, extractive: { text: 45, rest: 30 } } as const;

export interface Circumstances {
  /** The providers were in trouble on this day. */
  outage: boolean;
  /** Prompts were longer than they should have been. */
  costly: boolean;
  random: () => number;
}

/** A run id that is the same at every seeding. */
export function runIdOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function around(median: number, spread: number, random: () => number): number {
  return Math.max(1, Math.round(median * Math.exp(spread * gaussian(random))));
}

/** A question that the documents do not answer: no model is asked. */
export function inventRefusal(runId: string, { random }: Circumstances): InventedRun {
  const firstSourceMs = around(70, 0.35, random);
  return { runId, outcome: 'refused', rung: null, errorCode: null, firstSourceMs, firstTextMs: null, totalMs: firstSourceMs + around(15, 0.3, random), tokens: null, rating: null, fellBack: false };
}

/** A question with evidence: most are answered, by a rung of the ladder. */
export function inventAnswer(runId: string, circumstances: Circumstances): InventedRun {
  const { random } = circumstances;
  const ending = random() * 100;
  const outcome: Outcome = ending < endings.failed ? 'failed' : ending < endings.failed + endings.stopped ? 'stopped' : 'answered';
  const rung = rungOf(circumstances);
  const firstSourceMs = around(75, 0.35, random);
  const firstTextMs = firstSourceMs + around(waits[rung].text, 0.38, random);
  const whole = around(waits[rung].rest, 0.4, random);
  return {
    runId, outcome, rung, errorCode: outcome === 'failed' ? 'answer_interrupted' : null, firstSourceMs, firstTextMs,
    totalMs: firstTextMs + Math.round(outcome === 'answered' ? whole : whole * random()),
    tokens: rung === 'extractive' ? null : tokensOf(outcome, circumstances),
    rating: outcome === 'answered' && random() < rated.share ? (random() < rated.good[rung] ? 1 : -1) : null,
    fellBack: rung !== 'premium',
  };
}

function rungOf({ outage, random }: Circumstances): Rung {
  const { premium, economy } = outage ? rungShares.outage : rungShares.usual;
  const share = random();
  if (share < premium) return 'premium';
  return share < premium + economy ? 'economy' : 'extractive';
}

/** Two thirds of the prompts begin with what the provider has still in its cache. */
function tokensOf(outcome: Outcome, { costly, random }: Circumstances) {
  const input = around(costly ? 9_200 : 3_100, 0.25, random);
  const cached = random() < 0.66 ? Math.min(1_024, input) : 0;
  const output = around(costly ? 420 : 210, 0.4, random);
  return { input, cached, output: outcome === 'answered' ? output : Math.ceil(output * random()) };
}
