import type { Citation } from '@/lib/contract/citation';
import type { NearestDocument } from '@/lib/contract/run-event';
import type { Candidate } from '@/lib/knowledge/search-knowledge';
import type { Gathered } from './gather';
import type { Understood } from './understand';

/** The evidence in order of use, and whether it is enough to answer from. */
export interface Ranked {
  enough: boolean;
  /** 0 to 1: how sure the calibration is that the evidence holds the answer. */
  confidence: number;
  citations: Citation[];
  scored: { candidate: Candidate; fused: number }[];
  nearest: NearestDocument[];
}

const citationsMax = 6;
const nearestMax = 3;

export function rank(_understood: Understood, gathered: Gathered): Ranked {
  const candidates = gathered.knowledge.candidates;
  const best = Math.max(...candidates.map((one) => one.keyword ?? 0), 1e-6);
  const scored = candidates
    .map((candidate) => ({ candidate, fused: 0.7 * ((candidate.keyword ?? 0) / best) + 0.3 * Math.max(candidate.vector ?? 0, 0) }))
    .sort((a, b) => b.fused - a.fused || a.candidate.passageId - b.candidate.passageId);
  const confidence = scored[0]?.fused ?? 0;
  return {
    enough: confidence > 0.4,
    confidence,
    citations: scored.slice(0, citationsMax).map(({ candidate, fused }, index) => cite(candidate, fused, index + 1)),
    scored,
    nearest: nearestDocuments(scored.map(({ candidate }) => candidate)),
  };
}

function cite(candidate: Candidate, fused: number, n: number): Citation {
  const { passageId, documentId, revisionId, revisionNumber, externalId, title, heading, collection, page, effectiveFrom, effectiveUntil, language, body } = candidate;
  return {
    n, passageId, documentId, revisionId, revisionNumber, externalId, title, heading, collection, page, effectiveFrom, effectiveUntil, language,
    text: body,
    score: Math.min(Math.max(fused, 0), 1),
  };
}

function nearestDocuments(candidates: readonly Candidate[]): NearestDocument[] {
  const byDocument = new Map<number, NearestDocument>();
  for (const { documentId, passageId, title, collection } of candidates) {
    if (!byDocument.has(documentId)) byDocument.set(documentId, { documentId, passageId, title, collection });
  }
  return [...byDocument.values()].slice(0, nearestMax);
}
