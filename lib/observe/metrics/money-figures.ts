import { Counter, type Registry } from 'prom-client';

/** One paid call that was settled. */
export interface PaidUse {
  /** What it was for: an answer, an embedding. */
  purpose: string;
  model: string;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  costMicros: number;
}

export interface MoneyFigures {
  /** Told of every paid call when it is settled. */
  paid(use: PaidUse): void;
  /** Told why a paid call was not made: the level of the budget that had no room, or what was not known. */
  refused(reason: string): void;
}

/** What paid calls used and cost. Cached tokens are a part of the input, reasoning ones of the output, as in the ledger. */
export function moneyFigures(registry: Registry): MoneyFigures {
  const registers = [registry];
  const tokens = new Counter({ name: 'floorhand_tokens_total', help: 'Tokens of paid calls.', labelNames: ['kind', 'purpose', 'model'], registers });
  const cost = new Counter({ name: 'floorhand_cost_micros_total', help: 'What paid calls cost, in millionths of the currency of their prices.', labelNames: ['purpose', 'model'], registers });
  const refused = new Counter({ name: 'floorhand_permits_refused_total', help: 'Paid calls that were not made, by the budget that had no room.', labelNames: ['reason'], registers });
  return {
    paid({ purpose, model, costMicros, inputTokens, cachedInputTokens, outputTokens, reasoningTokens }) {
      cost.inc({ purpose, model }, costMicros);
      for (const [kind, count] of Object.entries({ input: inputTokens, cached_input: cachedInputTokens, output: outputTokens, reasoning: reasoningTokens })) tokens.inc({ kind, purpose, model }, count);
    },
    refused: (reason) => refused.inc({ reason }),
  };
}
