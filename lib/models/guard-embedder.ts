import type { Clock } from '@/lib/clock';
import { makeCallGuard } from '@/lib/guard-call';
import type { OutageLog } from '@/lib/outage-log';
import { reasonOf } from '@/lib/reason-of';
import { policies } from '@/lib/resilience';
import type { StateBoard } from '@/lib/state-board';
import type { Embedder } from './embed';
import { judgeFailure } from './judge-failure';

/**
 * The embedder behind its policy. Only questions go by it: whoever asks has words to fall back on and must not wait, while an import waits
 * for its passages as long as they take, and says how it went.
 */
export function guardEmbedder(embedder: Embedder, { outage, clock, board }: { outage: OutageLog; clock: Clock; board?: StateBoard }): Embedder {
  const guard = makeCallGuard({
    name: 'embedder', policy: policies.embedder,
    judge: (error) => judgeFailure(error, clock.now()).verdict,
    onOpen: (cause) => outage.away(reasonOf(cause)),
    onClose: outage.back,
  });
  board?.breaker('embedder', guard.state);
  return {
    modelName: embedder.modelName,
    paid: embedder.paid,
    leftAlone: guard.leftAlone,
    embed: (texts, options) => (options.purpose === 'question' ? guard.run((signal) => embedder.embed(texts, { ...options, signal }), options.signal) : embedder.embed(texts, options)),
  };
}
