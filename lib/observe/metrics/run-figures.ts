import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { EndedRun, RunStart } from '../observer';

/** From a millisecond to the longest that a run may take. */
const secondsOfStages = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Around the objectives: 250 ms to the first source, and what people wait for an answer. */
const secondsOfWaits = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.4, 0.7, 1, 1.5, 2.5, 5, 10, 20, 40];
const tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

export interface RunFigures {
  begun(): void;
  ended(start: RunStart, run: EndedRun): void;
}

/** What runs tell when they end, and how many are under way. `rung` is `none` where nothing answered. */
export function runFigures(registry: Registry): RunFigures {
  const registers = [registry];
  const open = new Gauge({ name: 'floorhand_open_runs', help: 'Questions and searches under way in this process.', registers });
  const runs = new Counter({ name: 'floorhand_runs_total', help: 'Runs that ended, by how they ended and what answered.', labelNames: ['kind', 'channel', 'outcome', 'rung'], registers });
  const limited = new Counter({ name: 'floorhand_runs_limited_total', help: 'Questions and searches that the rate limits turned away.', labelNames: ['channel'], registers });
  const errors = new Counter({ name: 'floorhand_run_errors_total', help: 'Runs that failed, by the code of their error.', labelNames: ['code'], registers });
  const degraded = new Counter({ name: 'floorhand_runs_degraded_total', help: 'Runs that went on without something that failed.', labelNames: ['without'], registers });
  const attempts = new Counter({ name: 'floorhand_rung_attempts_total', help: 'Tries of a rung, by how they went.', labelNames: ['rung', 'outcome'], registers });
  const shared = new Counter({ name: 'floorhand_answers_shared_total', help: 'Answers that cost no call of their own: joined while they were written, or recalled.', labelNames: ['how'], registers });
  const stages = new Histogram({ name: 'floorhand_stage_seconds', help: 'How long each stage of a run took.', labelNames: ['stage', 'rung'], buckets: secondsOfStages, registers });
  const waits = new Histogram({ name: 'floorhand_wait_seconds', help: 'How long people waited for the first source, the first text, and the whole answer.', labelNames: ['until', 'rung'], buckets: secondsOfWaits, registers });
  const similarity = new Histogram({ name: 'floorhand_retrieval_top_similarity', help: 'How near in meaning the nearest passage of a run came, 0 to 1.', labelNames: ['enough'], buckets: tenths, registers });
  const confidence = new Histogram({ name: 'floorhand_retrieval_confidence', help: 'How sure the evidence was to hold the answer, 0 to 1.', labelNames: ['enough'], buckets: tenths, registers });

  function count(start: RunStart, run: EndedRun): void {
    if (run.errorCode === 'too_many_questions') return limited.inc({ channel: start.channel });
    runs.inc({ kind: start.kind, channel: start.channel, outcome: run.outcome, rung: run.rung ?? 'none' });
    if (run.errorCode !== null) errors.inc({ code: run.errorCode });
    for (const without of new Set(run.degraded)) degraded.inc({ without });
    for (const { rung, outcome, joined, recalled } of run.attempts) {
      attempts.inc({ rung, outcome });
      if (recalled) shared.inc({ how: 'recalled' });
      else if (joined) shared.inc({ how: 'joined' });
    }
  }

  function measure(run: EndedRun): void {
    const rung = run.rung ?? 'none';
    for (const { name, durationMs } of run.stages) stages.observe({ stage: name, rung }, durationMs / 1_000);
    if (run.firstSourceMs !== null) waits.observe({ until: 'source', rung }, run.firstSourceMs / 1_000);
    if (run.firstTextMs !== null) waits.observe({ until: 'text', rung }, run.firstTextMs / 1_000);
    if (run.outcome === 'answered') waits.observe({ until: 'complete', rung }, run.totalMs / 1_000);
    const enough = String(run.enough);
    if (run.topSimilarity !== null) similarity.observe({ enough }, run.topSimilarity);
    if (run.confidence !== null) confidence.observe({ enough }, run.confidence);
  }

  return {
    begun: () => open.inc(),
    ended(start, run) {
      open.dec();
      count(start, run);
      measure(run);
    },
  };
}
