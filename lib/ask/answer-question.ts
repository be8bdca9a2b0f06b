import { authorise } from '@/lib/access/authorise';
import type { RunEvent } from '@/lib/contract/run-event';
import { admit } from './admit';
import type { Ask, AskServices } from './ask';
import { check } from './check';
import { endedRun } from './ended-run';
import { gather } from './gather';
import { generate } from './generate';
import { generateOptions } from './generate-options';
import { pack } from './pack';
import { rank } from './rank';
import { record } from './record';
import { beginRun, endEvent, failRun } from './run';
import { settle } from './settle';
import { showCheck, showRefusal, showSources, timeText } from './show';
import { understand } from './understand';
import { watchRun } from './watch-run';

/** The path of one question. Events come as they happen; however the reader leaves, the run ends once and is recorded. */
export async function* answerQuestion(ask: Ask, services: AskServices): AsyncGenerator<RunEvent> {
  const run = beginRun(ask, services.clock, watchRun(ask, 'question', services));
  let settled: Promise<void> | undefined;
  try {
    const scope = await run.time('authorise', () => authorise(services.db, ask.asker, services.clock));
    run.place = await run.time('admit', () => admit(ask, scope, services));
    run.scope = scope;
    const understood = (run.understood = await run.time('understand', () => understand(ask, scope, services)));
    const gathered = await run.time('gather', () => gather(understood, scope, run, services));
    const ranked = (run.ranked = await run.time('rank', () => rank(understood, gathered)));
    if (ranked.enough) {
      const packed = await run.time('pack', () => pack(understood, ranked));
      yield showSources(run, packed);
      yield* timeText(run, generate(packed, run.generation, generateOptions(run, scope, services)));
      yield showCheck(run, await run.time('check', () => check(run.generation, packed.citations)));
    } else yield showRefusal(run, ranked);
  } catch (error) {
    failRun(run, error, services.log);
  } finally {
    run.place?.leave();
    await record(run, services);
    settled = settle(run);
    run.watch.ended(endedRun(run));
  }
  yield endEvent(run);
  // Nobody waits for it but the request, which a stopping server lets end.
  await settled;
}
