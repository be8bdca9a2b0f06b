import type { Scope } from '@/lib/scope';
import { searchKnowledge, type KnowledgeFindings } from '@/lib/knowledge/search-knowledge';
import type { AskServices } from './ask';
import { embedQuestion } from './embed-question';
import type { Run } from './run';
import type { Understood } from './understand';

/** What each source brought. A source that failed is named in the run's `degraded`, and the others go on. */
export interface Gathered {
  knowledge: KnowledgeFindings;
  /** The model of the question's vector: how far to trust it depends on it. */
  embeddingModel: string;
}

/** Asks the sources. The words are looked up while the question's vector is made. */
export async function gather(understood: Understood, scope: Scope, run: Run, services: AskServices): Promise<Gathered> {
  const knowledge = await searchKnowledge(services.db, scope, {
    units: understood.units,
    embedding: embedQuestion(understood.searchText, scope, run, services),
    embeddingModel: services.embedder.modelName,
    onDay: understood.onDay,
    locale: scope.locale,
  });
  return { knowledge, embeddingModel: services.embedder.modelName };
}
