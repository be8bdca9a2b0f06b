import { evidenceFeatures, type EvidenceFeatures, type GatheredEvidence } from './evidence-features';
import { evidenceWeights } from './evidence-weights';

export interface EvidenceVerdict {
  readonly isEnough: boolean;
  /** 0..1: how sure we are that the passages answer the question. */
  readonly probability: number;
  readonly features: EvidenceFeatures;
}

/** Decides whether the best documents answer the question at all. No candidates, no evidence. */
export function enoughEvidence(gathered: GatheredEvidence): EvidenceVerdict {
  const features = evidenceFeatures(gathered);
  const probability = gathered.candidates.length === 0 ? 0 : probabilityOf(features);
  return { isEnough: probability >= evidenceWeights.probabilityMin, probability, features };
}

function probabilityOf(features: EvidenceFeatures): number {
  const { intercept, weights } = evidenceWeights;
  const sum = weights.reduce<number>((sum, { feature, weight }) => sum + weight * features[feature], intercept);
  return 1 / (1 + Math.exp(-sum));
}
