import { questionMaxCharacters } from '@/lib/contract/floor-message';
import type { Turn } from './ask';

// How a question begins that only makes sense after another one, in the languages of the screens.
const continues = /^(?:and|but|also|or|so|what about|how about|what if|same for|et|mais|aussi|et pour|et si|ou|و|وماذا عن|ماذا عن)(?:\s|$)/iu;
const pointsBack = /\b(?:it|its|they|them|their|that|those|this|these|one|ones|same|instead|there|celui|celle|ceux|cela|ça|ils|elles|leur)\b/iu;
// A question word and nothing that it asks about: "how long?", "et combien ?".
const asksBarely = /^(?:how (?:long|much|many|soon|often)|(?:by |until |from )?when|why|where|who|which(?: ones?)?|combien(?: de temps)?|quand|pourquoi|où|qui|lesquel(?:le)?s|متى|لماذا|أين|كم)\s*[?؟!.]*$/iu;
const wordsOfShortQuestionMax = 7;

/** The earlier question that a follow-up ("and for shoes?") is to be read together with; empty for one that stands on its own. */
export function resolveFollowUp(question: string, history: readonly Turn[]): string {
  return history.length > 0 && isFollowUp(question) ? carriedQuestion(history).slice(0, questionMaxCharacters) : '';
}

function isFollowUp(question: string): boolean {
  if (asksBarely.test(question.trim())) return true;
  const wordCount = question.split(/\s+/u).length;
  return wordCount <= wordsOfShortQuestionMax * 2 && (continues.test(question.trim()) || (wordCount <= wordsOfShortQuestionMax && pointsBack.test(question)));
}

/** The last question that stood on its own: a chain of follow-ups keeps its subject. */
function carriedQuestion(history: readonly Turn[]): string {
  const standing = history.findLast((turn) => !isFollowUp(turn.question));
  return (standing ?? history.at(-1))?.question ?? '';
}
