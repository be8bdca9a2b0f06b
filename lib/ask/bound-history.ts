import type { Turn } from './ask';
import { countTokens } from './count-tokens';

/** The latest turns that fit into `tokensMax`, oldest first. A turn is kept whole or not at all. */
export function boundHistory(history: readonly Turn[], tokensMax: number): Turn[] {
  const kept: Turn[] = [];
  let left = tokensMax;
  for (const turn of history.toReversed()) {
    left -= countTokens(turn.question) + countTokens(turn.answer);
    if (left < 0) break;
    kept.unshift(turn);
  }
  return kept;
}
