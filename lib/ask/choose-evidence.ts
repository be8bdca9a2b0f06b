import type { FoundPassage } from '@/db/queries/search-passages';
import type { RankedPassage } from '@/lib/knowledge/search/fuse-scores';

/** A passage to cite, with its text as the prompt and the screen show it. */
export interface Evidence {
  passage: FoundPassage;
  text: string;
  /** 0 to 1. */
  score: number;
}

const evidenceMax = 8;
/** What stands further down than this is never evidence. */
const readMax = 40;
/** Two passages that share this much of their words say the same thing. */
const sameWordsMin = 0.8;
/** One long document must not fill every place: the right one may be the next. Most questions are answered by one document, in a section that is not always its best. */
const perDocumentMax = 6;
/** A passage this far below the best one only costs tokens. */
const shareOfBestMin = 0.25;

/**
 * The best passages, without near-duplicates. A passage whose neighbour in the same document was chosen already is
 * stitched to it: one citation, text in reading order.
 */
export function chooseEvidence(ranked: readonly RankedPassage[]): Evidence[] {
  const best = ranked[0]?.rankScore ?? 0;
  const chosen: Stitched[] = [];
  for (const { candidate, rankScore } of ranked.slice(0, readMax)) {
    if (rankScore < best * shareOfBestMin) break;
    const { passage } = candidate;
    if (chosen.some(({ pieces }) => pieces.some((piece) => saysTheSame(piece, passage)))) continue;
    const neighbour = chosen.find(({ pieces }) => pieces.some((piece) => adjoins(piece, passage)));
    if (neighbour !== undefined && neighbour.pieces.length < piecesMax) neighbour.pieces.push(passage);
    else if (chosen.length < evidenceMax && chosen.filter((one) => one.passage.documentId === passage.documentId).length < perDocumentMax) chosen.push({ passage, pieces: [passage], score: best === 0 ? 0 : rankScore / best });
  }
  return chosen.map(({ passage, pieces, score }) => ({ passage, score, text: inOrder(pieces) }));
}

interface Stitched {
  passage: FoundPassage;
  pieces: FoundPassage[];
  score: number;
}

const piecesMax = 3;

function adjoins(a: FoundPassage, b: FoundPassage): boolean {
  return a.revisionId === b.revisionId && Math.abs(a.ordinal - b.ordinal) === 1 && a.heading === b.heading;
}

function inOrder(pieces: readonly FoundPassage[]): string {
  return pieces.toSorted((a, b) => a.ordinal - b.ordinal).map(({ body }) => body).join('\n\n');
}

function saysTheSame(a: FoundPassage, b: FoundPassage): boolean {
  // Figures decide, and are quick to compare: "30 days" in one region and "14 days" in another are two rules, however alike the rest.
  if (figures(a.body) !== figures(b.body)) return false;
  const [wordsA, wordsB] = [wordSet(a.body), wordSet(b.body)];
  const shared = wordsA.intersection(wordsB).size;
  return shared / (wordsA.size + wordsB.size - shared) >= sameWordsMin;
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

function figures(text: string): string {
  return (text.match(/\d+/gu) ?? []).join(' ');
}
