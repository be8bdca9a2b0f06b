import type { CorpusAnswer } from '@/db/queries/resolve-terms';
import type { ResolvedUnit } from './resolve-units';

/**
 * Postgres ranks every passage that matches one of the chosen lexemes, so common ones are left out of the candidate
 * query (re-scoring still counts them): the rarest lexemes are taken until together they match this many passages.
 */
const matchedPassagesMax = 1_500;
const lexemesMin = 4;

/** The lexemes of the candidate query, rarest first, and every lexeme whose positions re-scoring needs. */
export function chooseLexemes(units: readonly ResolvedUnit[], answer: CorpusAnswer): { tsquery: string; all: string[] } {
  const all = [...new Set(units.flatMap((unit) => unit.alternatives.flatMap(lexemesOf)))];
  const byRarity = all.toSorted((a, b) => (answer.frequencies[a] ?? 0) - (answer.frequencies[b] ?? 0));
  const chosen: string[] = [];
  let matchedPassages = 0;
  for (const lexeme of byRarity) {
    matchedPassages += answer.frequencies[lexeme] ?? 0;
    if (chosen.length >= lexemesMin && matchedPassages > matchedPassagesMax) break;
    chosen.push(lexeme);
  }
  return { tsquery: chosen.map(quoteLexeme).join(' | '), all };
}

function lexemesOf(alternative: ResolvedUnit['alternatives'][number]): string[] {
  return alternative.phrase.map(({ lexeme }) => lexeme);
}

function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
