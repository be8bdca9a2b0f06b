import { unobserved, type RunStart, type RunWatch } from '@/lib/observe/observer';
import type { Ask, AskServices } from './ask';

/** Tells whoever observes that a run begins. */
export function watchRun({ runId, from, trace }: Ask, kind: RunStart['kind'], { observe = unobserved }: Pick<AskServices, 'observe'>): RunWatch {
  return observe.begin({ runId, channel: from.channel, kind, parent: trace ?? {} });
}
