import type { Clock } from '@/lib/clock';
import type { Embedder } from './embed';

/** Popular questions come again within minutes. A vector is 4 kB; what somebody asked is not kept for long. */
const [vectorsMax, keepMs] = [2_000, 10 * 60_000];

/**
 * An embedder that remembers the vectors of questions by their text, for ten minutes and in this process. For one that is free:
 * at one that is paid for every call has a permit. Passages are embedded once, so they are not kept.
 */
export function keepQuestionVectors(embedder: Embedder, clock: Clock): Embedder {
  const kept = new Map<string, { vector: number[]; untilMs: number }>();

  function remember(text: string, vector: number[]): void {
    // A Map lists its keys as they came: the first one is the oldest.
    const oldest = kept.keys().next();
    if (kept.size >= vectorsMax && oldest.done !== true) kept.delete(oldest.value);
    kept.set(text, { vector, untilMs: clock.now().getTime() + keepMs });
  }

  return {
    ...embedder,
    async embed(texts, options) {
      const [text] = texts;
      if (options.purpose !== 'question' || texts.length !== 1 || text === undefined) return embedder.embed(texts, options);
      const found = kept.get(text);
      if (found !== undefined && found.untilMs > clock.now().getTime()) return [found.vector];
      kept.delete(text);
      const vectors = await embedder.embed(texts, options);
      if (vectors[0] !== undefined) remember(text, vectors[0]);
      return vectors;
    },
  };
}
