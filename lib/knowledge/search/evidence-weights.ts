/**
 * strength: how strongly the best document speaks of what the question says; passage: the keyword score of the best passage
 * (both as a share of an unknown word's rarity); similarity: that passage's cosine; absent: the share of the question's topics
 * that the thesaurus knows and the readable corpus never mentions; named: 1 when one document has every idea and every topic
 * in its title or headings; corpus: ln of its passages.
 */
export type EvidenceFeature = 'strength' | 'passage' | 'similarity' | 'absent' | 'named' | 'corpus';

/**
 * Logistic regression, fitted and then moved to the bars as docs/decisions/0008 tells, with what came of it. The
 * intercept puts the threshold at a half.
 */
export const evidenceWeights = {
  probabilityMin: 0.5,
  intercept: -0.85,
  weights: [
    { feature: 'strength', weight: 0.241 },
    { feature: 'passage', weight: 1.582 },
    { feature: 'similarity', weight: 2.765 },
    { feature: 'absent', weight: -7.159 },
    { feature: 'named', weight: 3.911 },
    { feature: 'corpus', weight: -0.53 },
  ],
} as const satisfies {
  probabilityMin: number;
  intercept: number;
  weights: readonly { feature: EvidenceFeature; weight: number }[];
};
