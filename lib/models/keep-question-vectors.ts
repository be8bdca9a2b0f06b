import type { Clock } from '@/lib/clock';
import type { Embedder } from './embed';

/** Popular questions come again within minutes. A vector is 4 kB; what somebody asked is not kept for long. */
const [vectorsMax, keepMs] = [2_000, 10 * 60_000];

/**
 * An embedder that remembers the vectors of questions by their text, whatever its spacing, for ten minutes and in this process: it has one model.
 * Passages are embedded once, so they are not kept.
 */
export function keepQuestionVectors(embedder: Embedder, clock: Clock): Embedder {
  const kept = new Map<string, { vector: number[]; untilMs: number }>();

  function recall(text: string): number[] | null {
    const found = kept.get(normalised(text));
    return found !== undefined && found.untilMs > clock.now().getTime() ? found.vector : null;
  }

  function remember(text: string, vector: number[]): void {
    kept.delete(normalised(text));
    // A Map lists its keys as they came: the first one is the oldest.
    const oldest = kept.keys().next();
    if (kept.size >= vectorsMax && oldest.done !== true) kept.delete(oldest.value);
    kept.set(normalised(text), { vector, untilMs: clock.now().getTime() + keepMs });
  }

  return {
    ...embedder,
    kept: recall,
    async embed(texts, options) {
      const [text] = texts;
      if (options.purpose !== 'question' || texts.length !== 1 || text === undefined) return embedder.embed(texts, options);
      const found = recall(text);
      if (found !== null) return [found];
      const vectors = await embedder.embed([normalised(text)], options);
      if (vectors[0] !== undefined) remember(text, vectors[0]);
      return vectors;
    },
  };
}

/** What an encoder reads alike: letters in one form, one space between words. */
function normalised(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}
