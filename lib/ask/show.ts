import type { CheckResult } from '@/lib/contract/check-result';
import type { Notice, RunEvent } from '@/lib/contract/run-event';
import type { Packed } from './pack';
import type { Ranked } from './rank';
import type { Run } from './run';

/** The sources of an answer, told before its first word. */
export function showSources(run: Run, packed: Packed): RunEvent {
  run.citations = packed.citations;
  run.firstSourceMs = run.elapsedMs();
  return { type: 'sources', citations: packed.citations };
}

/** An honest "I can't find that", with the titles that came nearest. */
export function showRefusal(run: Run, ranked: Ranked): RunEvent {
  run.nearest = ranked.nearest;
  run.firstSourceMs = run.firstTextMs = run.elapsedMs();
  return { type: 'refusal', nearest: [...ranked.nearest] };
}

export function showCheck(run: Run, result: CheckResult): RunEvent {
  run.check = result;
  return { type: 'check', result };
}

/** A notice without the name of its event. */
export function noticeOf({ type: _, ...notice }: Extract<RunEvent, { type: 'notice' }>): Notice {
  return notice;
}

/** Passes the generation on, times it as a stage and notes when its first text came. */
export async function* timeText(run: Run, events: AsyncGenerator<RunEvent>): AsyncGenerator<RunEvent> {
  const startMs = run.elapsedMs();
  try {
    for await (const event of withNotices(run, events)) {
      if (event.type === 'text') run.firstTextMs ??= run.elapsedMs();
      if (event.type === 'notice') run.notices.push(noticeOf(event));
      yield event;
    }
  } finally {
    run.stages.push({ name: 'generate', startMs, durationMs: run.elapsedMs() - startMs });
  }
}

async function* withNotices(run: Run, events: AsyncGenerator<RunEvent>): AsyncGenerator<RunEvent> {
  if (run.degraded.includes('embedder')) yield { type: 'notice', code: 'keyword_search_only' };
  yield* events;
  if (run.generation.outcome === 'interrupted') yield { type: 'notice', code: 'interrupted' };
}
