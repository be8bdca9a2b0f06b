import { plainWords } from './plain-words';
import type { Thesaurus, ThesaurusGroup } from './read-thesaurus';

/** A phrase of the thesaurus with its unit-length embedding, by the same model as the question's. */
export interface PhraseVector {
  readonly group: ThesaurusGroup;
  readonly vector: Float32Array;
}

/** Short sentences are what the encoder is good at; below this cosine it only hears the same filler words. */
const similarityMin = 0.45;

/**
 * The phrases worth embedding, each with its group: single words are left out, the encoder is weak on them. Embed them
 * once per embedding model (3,800 phrases, 16 s in batches of 16) and keep the vectors beside the passages.
 */
export function phrasesToEmbed(thesaurus: Thesaurus): { phrase: string; group: ThesaurusGroup }[] {
  return thesaurus.groups.flatMap((group) =>
    group.members.filter((phrase) => plainWords(phrase).length >= 2).map((phrase) => ({ phrase, group })),
  );
}

/** The groups whose phrases come nearest to the whole question, nearest first (about 2 ms for 3,800 phrases). */
export function nearGroups(question: Float32Array, phrases: readonly PhraseVector[], groupsMax: number): ThesaurusGroup[] {
  const best = new Map<ThesaurusGroup, number>();
  for (const { group, vector } of phrases) {
    const similarity = dot(question, vector);
    if (similarity > (best.get(group) ?? similarityMin)) best.set(group, similarity);
  }
  return [...best].sort(([, a], [, b]) => b - a).slice(0, groupsMax).map(([group]) => group);
}

/** Four sums at once: one sum alone would wait for each addition to finish before the next. */
function dot(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let index = 0; index < a.length; index += 4) {
    first += (a[index] ?? 0) * (b[index] ?? 0);
    second += (a[index + 1] ?? 0) * (b[index + 1] ?? 0);
    third += (a[index + 2] ?? 0) * (b[index + 2] ?? 0);
    fourth += (a[index + 3] ?? 0) * (b[index + 3] ?? 0);
  }
  return first + second + third + fourth;
}
