import type { FoundPassage } from '@/db/queries/search-passages';

export type LexemePositions = ReadonlyMap<string, readonly number[]>;

/** A passage that may answer, with the positions at which the question's lexemes stand in its headings and in its body. */
export interface Candidate {
  readonly passage: FoundPassage;
  readonly headingHits: LexemePositions;
  readonly bodyHits: LexemePositions;
}

/** Sorts a passage's hits into headings (weight A) and body (the rest). */
export function readCandidate(passage: FoundPassage): Candidate {
  const headingHits = new Map<string, number[]>();
  const bodyHits = new Map<string, number[]>();
  for (const [lexeme, positions, weights] of passage.hits) {
    positions.forEach((position, index) => {
      const field = weights[index] === 'A' ? headingHits : bodyHits;
      const known = field.get(lexeme);
      if (known === undefined) field.set(lexeme, [position]);
      else known.push(position);
    });
  }
  return { passage, headingHits, bodyHits };
}
