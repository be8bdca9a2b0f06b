import type { ProfileName } from '@/e2e/load/profiles';
import type { PhaseReport } from '@/e2e/load/summarise-phase';

/** How much worse than at rest evidence may be under load. */
const evidenceLossMax = 0.01;
/** Calls for a question: one, and a tenth more for what is tried again. */
const callsPerQuestionMax = 1.1;

/**
 * What must not have happened, in sentences; empty when all is well. Ratios within one rehearsal and things that are wrong at any speed:
 * how fast the machine is makes no difference.
 */
export function judge(profile: ProfileName, phases: readonly PhaseReport[]): string[] {
  const [usual] = phases;
  return phases.flatMap((phase) => [...wrong(phase), ...(usual === undefined || phase === usual ? [] : worse(usual, phase)), ...(profile === 'smoke' ? duringSmoke(phase, usual) : [])]);
}

/** Wrong at any load. */
function wrong({ name, scopeViolations, wrongMarkers, callsPerQuestion }: PhaseReport): string[] {
  return [
    ...(scopeViolations > 0 ? [`${name}: ${scopeViolations} answers showed a collection that their asker may not read.`] : []),
    ...(wrongMarkers > 0 ? [`${name}: ${wrongMarkers} answers cite a passage that was not shown.`] : []),
    ...(callsPerQuestion > callsPerQuestionMax ? [`${name}: ${callsPerQuestion} calls of a model for a question.`] : []),
  ];
}

/** Worse than in the first phase, when nothing was wrong. */
function worse(usual: PhaseReport, { name, quality }: PhaseReport): string[] {
  const lost = (usual.quality.evidence ?? 0) - (quality.evidence ?? 0);
  // A hundred questions tell a point apart from chance only when it is many.
  return lost > evidenceLossMax + chance(usual) ? [`${name}: the right evidence was found for ${percent(quality.evidence)} of the questions, and for ${percent(usual.quality.evidence)} as usual.`] : [];
}

function duringSmoke({ name, answered, firstTextMs, rungs }: PhaseReport, usual: PhaseReport | undefined): string[] {
  return [
    ...(answered < 1 ? [`${name}: ${percent(1 - answered)} of the questions got no answer.`] : []),
    ...(name === 'outage' && (rungs.extractive ?? 0) === 0 ? ['outage: nothing was quoted while the provider was away.'] : []),
    ...(name === 'outage' && usual !== undefined && firstTextMs.p50 > usual.firstTextMs.p50 ? ['outage: first text came later than from the model that is away.'] : []),
    ...(name === 'back' && (rungs.premium ?? 0) === 0 ? ['back: the provider has returned and nobody asks it.'] : []),
  ];
}

/** Two standard deviations of a share that was taken from so many questions. */
function chance({ asked, quality }: PhaseReport): number {
  const share = quality.evidence ?? 1;
  return 2 * Math.sqrt((2 * share * (1 - share)) / Math.max(1, asked));
}

const percent = (share: number | null) => `${((share ?? 0) * 100).toFixed(1)} %`;
