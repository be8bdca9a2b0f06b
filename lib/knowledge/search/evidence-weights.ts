export type EvidenceFeature = 'strength' | 'found' | 'missed' | 'missedShare' | 'weakOnly' | 'hole' | 'docStrength' | 'exactStrength' | 'absent' | 'unknown' | 'similarity' | 'asked';

/** Written by fit-evidence.ts; see README.md, "Refit". */
export const evidenceWeights = {
  probabilityMin: 0.5,
  intercept: 0,
  weights: [
    { feature: 'strength', weight: 1 },
    { feature: 'missed', weight: -1 },
    { feature: 'absent', weight: 0 },
    { feature: 'similarity', weight: 0 },
    { feature: 'asked', weight: 0 },
  ],
} as const satisfies {
  probabilityMin: number;
  intercept: number;
  weights: readonly { feature: EvidenceFeature; weight: number }[];
};
