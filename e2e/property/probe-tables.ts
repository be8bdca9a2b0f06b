import { collections } from '@/db/schema/collections';
import { conversations, messages } from '@/db/schema/conversations';
import { documents, revisions } from '@/db/schema/documents';
import { collectionSizes, lexemeCounts } from '@/db/schema/lexeme-counts';
import { passages } from '@/db/schema/passages';
import { traces } from '@/db/schema/traces';
import type { ScopedTx } from '@/db/scoped';

/** Every row a scope can reach when queries forget to limit themselves at all: row-level security is all that is left. */
export async function readEverything(tx: ScopedTx) {
  return {
    collections: await tx.select({ id: collections.id }).from(collections),
    documents: await tx.select({ title: documents.title }).from(documents),
    revisions: await tx.select({ title: revisions.title, body: revisions.body }).from(revisions),
    passages: await tx.select({ body: passages.body }).from(passages),
    lexemes: await tx.select({ lexeme: lexemeCounts.lexeme }).from(lexemeCounts),
    sizes: await tx.select({ id: collectionSizes.collectionId }).from(collectionSizes),
    conversations: await tx.select({ staffId: conversations.staffId }).from(conversations),
    messages: await tx.select({ staffId: messages.staffId }).from(messages),
    traces: (await tx.select({ runId: traces.runId }).from(traces)).map(({ runId }) => runId),
  };
}
