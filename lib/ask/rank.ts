import type { Citation } from '@/lib/contract/citation';
import type { NearestDocument } from '@/lib/contract/run-event';
import { asksForSomethingElse } from '@/lib/knowledge/search/asks-for-something-else';
import { enoughEvidence } from '@/lib/knowledge/search/enough-evidence';
import type { EvidenceFeatures } from '@/lib/knowledge/search/evidence-features';
import { fuseScores, vectorShareOf, type RankedPassage } from '@/lib/knowledge/search/fuse-scores';
import { scorePassages } from '@/lib/knowledge/search/score-passages';
import { boost } from './boost';
import { chooseEvidence, type Evidence } from './choose-evidence';
import type { Gathered } from './gather';
import { rarityOfIdea } from './rarity-of-idea';
import type { Understood } from './understand';

/** The evidence in order of use, and whether it is enough to answer from. */
export interface Ranked {
  enough: boolean;
  /** 0 to 1: how sure the calibration is that the evidence holds the answer. */
  confidence: number;
  /** What the confidence was computed from. */
  features: EvidenceFeatures;
  /** What the prompt may use, best first: near-duplicates folded, neighbours stitched. */
  citations: Citation[];
  /** Every candidate with its scores, best first. */
  scored: RankedPassage[];
  nearest: NearestDocument[];
  /** How telling each idea of the question is among what the reader may read, by how it was written: 0 (everywhere) to 1 (rare). */
  rarities: ReadonlyMap<string, number>;
  /** The passages that are a store's own rules, by their ids. */
  ofOwnStore: ReadonlySet<number>;
}

const nearestMax = 3;

/** Fuses the candidates' scores, decides whether they are enough, and chooses the evidence. Pure: no model, no database. */
export function rank(understood: Understood, gathered: Gathered): Ranked {
  const { units, candidates, corpus } = gathered.knowledge;
  const keyword = scorePassages(units, candidates, corpus);
  const vectorShare = vectorShareOf(gathered.embeddingModel, 'knowledge');
  const fused = fuseScores(candidates, keyword, vectorShare);
  const scored = boost(fused, understood.figure);
  const { isEnough, probability, features } = enoughEvidence({ ranked: fused, candidates, keyword, passagesInCorpus: corpus.passages, hasFittedCosines: vectorShare > 0, figure: understood.figure });
  return {
    enough: isEnough && !asksForSomethingElse(understood.question),
    confidence: probability,
    features,
    citations: chooseEvidence(scored).map((evidence, index) => cite(evidence, index + 1)),
    scored,
    nearest: nearestDocuments(scored),
    rarities: new Map(keyword.units.map(({ unit, alternatives }) => [unit.written, rarityOfIdea(alternatives)])),
    ofOwnStore: new Set(candidates.flatMap(({ passage: { locality, passageId } }) => (locality === 'store' ? [passageId] : []))),
  };
}

function cite({ passage, text, score }: Evidence, n: number): Citation {
  const { passageId, documentId, revisionId, revisionNumber, externalId, title, heading, collection, page, effectiveFrom, effectiveUntil, language } = passage;
  return { n, passageId, documentId, revisionId, revisionNumber, externalId, title, heading, collection, page, effectiveFrom, effectiveUntil, language, text, score };
}

function nearestDocuments(scored: readonly RankedPassage[]): NearestDocument[] {
  const byDocument = new Map<number, NearestDocument>();
  for (const { candidate } of scored) {
    const { documentId, passageId, title, collection } = candidate.passage;
    if (!byDocument.has(documentId)) byDocument.set(documentId, { documentId, passageId, title, collection });
  }
  return [...byDocument.values()].slice(0, nearestMax);
}
