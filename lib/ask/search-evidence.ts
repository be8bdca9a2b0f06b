import { authorise } from '@/lib/access/authorise';
import { admit } from './admit';
import type { Ask, AskServices } from './ask';
import { endedSearch } from './ended-run';
import { gather } from './gather';
import { rank, type Ranked } from './rank';
import { beginRun, failRun, type Run } from './run';
import { understand } from './understand';
import { watchRun } from './watch-run';

/** The path as far as the evidence: authorise, admit, understand, gather, rank. No model is called and nothing is kept. */
export async function searchEvidence(ask: Ask, services: AskServices): Promise<{ ranked: Ranked; run: Run }> {
  const run = beginRun(ask, services.clock, watchRun(ask, 'search', services));
  try {
    const scope = await run.time('authorise', () => authorise(services.db, ask.asker, services.clock));
    run.place = await run.time('admit', () => admit(ask, scope, services));
    const understood = await run.time('understand', () => understand(ask, scope, services));
    const gathered = await run.time('gather', () => gather(understood, scope, run, services));
    const ranked = (run.ranked = await run.time('rank', () => rank(understood, gathered)));
    run.place.took();
    return { ranked, run };
  } catch (error) {
    failRun(run, error, services.log);
    throw error;
  } finally {
    run.place?.leave();
    run.watch.ended(endedSearch(run));
  }
}
