import type { SearchResult } from '@/lib/contract/chat-completions';
import type { Citation } from '@/lib/contract/citation';

/** A citation in the API's spelling. */
export function toSearchResult(citation: Citation): SearchResult {
  return {
    n: citation.n,
    title: citation.title,
    heading: citation.heading,
    collection: citation.collection,
    document: citation.externalId,
    document_id: citation.documentId,
    revision: citation.revisionNumber,
    passage_id: citation.passageId,
    page: citation.page,
    effective_from: citation.effectiveFrom,
    effective_until: citation.effectiveUntil,
    score: citation.score,
    text: citation.text,
  };
}
