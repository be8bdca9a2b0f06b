import type { Scope } from '@/lib/scope';
import { guessedUnit } from '@/lib/knowledge/search/expand-query';
import { searchKnowledge, type KnowledgeFindings } from '@/lib/knowledge/search-knowledge';
import type { AskServices } from './ask';
import type { Run } from './run';
import type { Understood } from './understand';

/** What each source brought. A source that failed is named in the run's `degraded`, and the others go on. */
export interface Gathered {
  knowledge: KnowledgeFindings;
  /** The model of the question's vector: how far to trust it depends on it. */
  embeddingModel: string;
}

/** How long the question's vector may take; past it the search goes on with words alone. */
const embedMsMax = 600;

/**
 * Asks the sources. The vector is made before a transaction is opened, so that no connection waits for the embedder.
 */
export async function gather(understood: Understood, scope: Scope, run: Run, services: AskServices): Promise<Gathered> {
  const embedding = await embedQuestion(understood.searchText, run, services);
  const guesses = embedding === null ? [] : services.thesaurus.near(embedding).map(guessedUnit);
  const knowledge = await searchKnowledge(services.db, scope, {
    units: [...understood.units, ...guesses],
    embedding,
    embeddingModel: services.embedder.modelName,
    onDay: understood.onDay,
    locale: scope.locale,
  });
  return { knowledge, embeddingModel: services.embedder.modelName };
}

async function embedQuestion(text: string, run: Run, services: AskServices): Promise<number[] | null> {
  try {
    const signal = AbortSignal.any([run.ask.signal, AbortSignal.timeout(embedMsMax)]);
    const [vector] = await services.embedder.embed([text], { signal, purpose: 'question' });
    return vector ?? null;
  } catch (error) {
    if (run.ask.signal.aborted) throw error;
    run.degraded.push('embedder');
    services.log.warn('embedder_failed', { runId: run.ask.runId, cause: String(error) });
    return null;
  }
}
