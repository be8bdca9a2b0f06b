import { pick } from '@/lib/seeded-random';
import { reword, wordings, type LoadQuestion } from './load-questions';

/** Which question comes next. `popular`: that share of all from so many questions asked in the same words, the others in words of their own. `zipf`: the first of all is asked most, the tenth a tenth as often. */
export type Mix = { kind: 'popular'; questions: number; share: number } | { kind: 'zipf' };

/** Draws questions from a mix, for ever. */
export function drawQuestions(all: readonly LoadQuestion[], mix: Mix, random: () => number): () => LoadQuestion {
  const ownWords = () => reword(pick(all, random), 1 + Math.floor(random() * (wordings - 1)));
  if (mix.kind === 'popular') return () => (random() < mix.share ? pick(all.slice(0, mix.questions), random) : ownWords());
  const many = all.length * wordings;
  const total = Math.log(many);
  return () => {
    // The inverse of the sum of 1/rank, which is close to the logarithm of the rank.
    const rank = Math.min(many - 1, Math.floor(Math.exp(random() * total)) - 1);
    const asked = all[rank % all.length];
    return asked === undefined ? ownWords() : reword(asked, Math.floor(rank / all.length));
  };
}
