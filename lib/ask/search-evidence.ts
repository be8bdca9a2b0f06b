import { authorise } from '@/lib/access/authorise';
import { admit } from './admit';
import type { Ask, AskServices } from './ask';
import { gather } from './gather';
import { rank, type Ranked } from './rank';
import { beginRun, type Run } from './run';
import { understand } from './understand';

/** The path as far as the evidence: authorise, admit, understand, gather, rank. No model is called and nothing is kept. */
export async function searchEvidence(ask: Ask, services: AskServices): Promise<{ ranked: Ranked; run: Run }> {
  const run = beginRun(ask, services.clock);
  const scope = await run.time('authorise', () => authorise(services.db, ask.asker, services.clock));
  await run.time('admit', () => admit(ask, scope, services));
  const understood = await run.time('understand', () => understand(ask, scope, services));
  const gathered = await run.time('gather', () => gather(understood, scope, run, services));
  return { ranked: await run.time('rank', () => rank(understood, gathered)), run };
}
