/**
 * passage: the keyword score of the best passage; covered: how well its document speaks of the question's ideas on average, nothing for a long
 * question (both as a share of an unknown word's rarity); ideas: how many of them there are; near: that passage's cosine, nothing for a
 * long question; nearest: the highest cosine of all; absent: the share of the question's topics that the thesaurus knows and the
 * readable corpus never mentions; named: 1 when one document has every idea and every topic in its title or headings; figureless: 1 when
 * a kind of figure is asked for that the best document has none of; corpus: ln of its passages.
 */
export type EvidenceFeature = 'passage' | 'covered' | 'ideas' | 'near' | 'nearest' | 'absent' | 'named' | 'figureless' | 'corpus';

/**
 * Logistic regression; `npm run eval -- fit` prints intercept and weights, and docs/decisions/0008 says on which sets and with what came
 * of it. The intercept puts the threshold at a half.
 */
export const evidenceWeights = {
  probabilityMin: 0.5,
  intercept: -0.295,
  weights: [
    { feature: 'passage', weight: 1.895 },
    { feature: 'covered', weight: 1.394 },
    { feature: 'ideas', weight: 1.036 },
    { feature: 'near', weight: 6.462 },
    { feature: 'nearest', weight: -3.555 },
    { feature: 'absent', weight: -8.608 },
    { feature: 'named', weight: 2.237 },
    { feature: 'figureless', weight: -2.055 },
    { feature: 'corpus', weight: -1.15 },
  ],
} as const satisfies {
  probabilityMin: number;
  intercept: number;
  weights: readonly { feature: EvidenceFeature; weight: number }[];
};
