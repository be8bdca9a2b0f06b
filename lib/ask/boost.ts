import type { RankedPassage } from '@/lib/knowledge/search/fuse-scores';
import { holdsFigure, type Figure } from '@/lib/wanted-figure';

/**
 * What is preferred among passages that match alike. The factors are small on purpose: they settle near-ties,
 * they never lift a passage that speaks of something else.
 */
const boosts = {
  // The shop's own rule, then the team's or region's, stands above the house's general one.
  locality: { store: 1.2, team: 1.12, region: 1.12, house: 1 },
  // Who asks for a price is looking for a passage with one.
  figure: 1.1,
} as const;

/** Ranks again, with local rules and the kind of figure that was asked for preferred. */
export function boost(ranked: readonly RankedPassage[], figure: Figure | null): RankedPassage[] {
  return ranked
    .map((one) => ({ ...one, rankScore: one.rankScore * factor(one, figure) }))
    .sort((a, b) => b.rankScore - a.rankScore || a.candidate.passage.passageId - b.candidate.passage.passageId);
}

function factor({ candidate: { passage } }: RankedPassage, figure: Figure | null): number {
  return boosts.locality[passage.locality] * (figure !== null && holdsFigure(passage.body, figure) ? boosts.figure : 1);
}
