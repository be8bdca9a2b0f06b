import type { NewTrace } from '@/db/queries/traces';
import { localDay } from '@/lib/clock';
import type { Scope } from '@/lib/scope';
import { outcomeOf, type Run } from './run';

const evidenceMax = 20;

/** The trace row of a run: stages, scores, rung, tokens, outcome. Evidence by id and hash, never by its text. */
export function traceOf(run: Run, scope: Scope): NewTrace {
  const { ask, generation, ranked } = run;
  const cited = new Set(run.citations.filter(({ n }) => generation.text.includes(`[${n}]`)).map(({ passageId }) => passageId));
  return {
    runId: ask.runId,
    staffId: scope.staffId,
    storeId: scope.storeId,
    channel: ask.from.channel,
    conversationId: ask.from.channel === 'tablet' ? ask.from.conversationId : null,
    askerRole: scope.role,
    askerTeams: [...scope.teams],
    collectionIds: collectionsOf(run),
    question: ask.question,
    outcome: outcomeOf(run),
    rung: generation.rung,
    errorCode: run.error?.code ?? null,
    inputTokens: generation.usage.inputTokens,
    outputTokens: generation.usage.outputTokens,
    firstSourceMs: round(run.firstSourceMs),
    firstTextMs: round(run.firstTextMs),
    totalMs: Math.round(run.elapsedMs()),
    createdAt: run.startedAt,
    day: localDay(run.startedAt, scope.timeZone),
    detail: {
      stages: run.stages,
      evidence: (ranked?.scored ?? []).slice(0, evidenceMax).map(({ candidate: { passage }, fusedScore, keywordScore, rankScore }) => ({
        passageId: passage.passageId,
        contentHash: passage.contentHash,
        keyword: keywordScore,
        vector: passage.similarity ?? 0,
        fused: fusedScore,
        rank: rankScore,
        cited: cited.has(passage.passageId),
      })),
      confidence: ranked?.confidence ?? null,
      collectionIds: [...scope.collectionIds],
      rungAttempts: generation.attempts.map(({ rung, model, outcome, startMs, ms, joined, recalled, failure }) => ({ rung, model, outcome, startMs: Math.round(startMs), ms: Math.round(ms), joined, ...(recalled ? { recalled } : {}), failure })),
      noLeave: typeof generation.noLeave === 'object' && generation.noLeave !== null ? { level: generation.noLeave.level, leftPercent: generation.noLeave.leftPercent } : generation.noLeave,
      traceId: run.watch.traceId,
      degraded: run.degraded,
    },
  };
}

/** Every collection the evidence came from: what the row names, and what was cited from further down. */
function collectionsOf({ ranked, citations }: Run): number[] {
  const cited = new Set(citations.map(({ passageId }) => passageId));
  const evidence = (ranked?.scored ?? []).filter(({ candidate }, place) => place < evidenceMax || cited.has(candidate.passage.passageId));
  return [...new Set(evidence.map(({ candidate }) => candidate.passage.collectionId))].toSorted((a, b) => a - b);
}

function round(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}
