import type { CheckResult } from '@/lib/contract/check-result';
import type { Notice, RunEvent } from '@/lib/contract/run-event';
import type { Packed } from './pack';
import type { Ranked } from './rank';
import type { Run } from './run';

/** The sources of an answer, told before its first word. */
export function showSources(run: Run, packed: Packed): RunEvent {
  run.citations = packed.citations;
  run.firstSourceMs = run.elapsedMs();
  leavePlace(run);
  return { type: 'sources', citations: packed.citations };
}

/** An honest "I can't find that", with the titles that came nearest. */
export function showRefusal(run: Run, ranked: Ranked): RunEvent {
  run.nearest = ranked.nearest;
  run.firstSourceMs = run.firstTextMs = run.elapsedMs();
  leavePlace(run);
  return { type: 'refusal', nearest: [...ranked.nearest] };
}

/** What follows mostly waits for a model; the next question may come in. */
function leavePlace({ place }: Run): void {
  place?.took();
  place?.leave();
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
  const end = run.stage('generate');
  try {
    for await (const event of withNotices(run, events)) {
      if (event.type === 'text') run.firstTextMs ??= run.elapsedMs();
      if (event.type === 'notice') run.notices.push(noticeOf(event));
      yield event;
    }
  } finally {
    end();
  }
}

async function* withNotices(run: Run, events: AsyncGenerator<RunEvent>): AsyncGenerator<RunEvent> {
  if (run.degraded.includes('embedder')) yield { type: 'notice', code: 'keyword_search_only' };
  yield* events;
  if (run.generation.outcome === 'interrupted') yield { type: 'notice', code: 'interrupted' };
}
