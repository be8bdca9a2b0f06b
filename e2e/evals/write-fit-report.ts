import { fitEvidence, fitRates, fittedFeatures, leaveOneOut, type FitSet } from './fit-evidence';

/** The fitted weights as evidence-weights.ts has them, how they do on every set, and how weights that never saw a set do on it. */
export function writeFitReport(sets: readonly FitSet[]): string {
  const fit = fitEvidence(sets);
  const weights = fittedFeatures.map((feature, at) => `    { feature: '${feature}', weight: ${fit.weights[at] ?? 0} },`);
  const rows = sets.map((set) => row(set.name, fitRates(fit, set)));
  const left = leaveOneOut(sets).map(({ set, fit: without }) => row(set.name, fitRates(without, set)));
  return [
    `  intercept: ${fit.intercept},`, '  weights: [', ...weights, '  ],', '',
    `  ${'fitted on all of them'.padEnd(30)} refused  falsely     area`, ...rows, '',
    `  ${'fitted without the set itself'.padEnd(30)} refused  falsely     area`, ...left, '',
  ].join('\n');
}

function row(name: string, { refused, falselyRefused, area }: ReturnType<typeof fitRates>): string {
  return `  ${name.padEnd(30)} ${[refused, falselyRefused, area].map((rate) => (rate?.toFixed(3) ?? '').padStart(7)).join('  ')}`;
}
