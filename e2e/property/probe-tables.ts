import { collections } from '@/db/schema/collections';
import { conversations, messages } from '@/db/schema/conversations';
import { documents, revisions } from '@/db/schema/documents';
import { collectionSizes, lexemeCounts } from '@/db/schema/lexeme-counts';
import { passages } from '@/db/schema/passages';
import { traces } from '@/db/schema/traces';
import type { ScopedTx } from '@/db/scoped';
import type { World } from './in-random-houses';
import { documentsIn, draftsIn } from './leaks';

/** Every row a scope can reach when queries forget to limit themselves at all: row-level security is all that is left. */
export async function readEverything(tx: ScopedTx) {
  return {
    collections: await tx.select({ id: collections.id }).from(collections),
    documents: await tx.select({ title: documents.title }).from(documents),
    revisions: await tx.select({ title: revisions.title, body: revisions.body }).from(revisions),
    passages: await tx.select({ body: passages.body }).from(passages),
    lexemes: await tx.select({ lexeme: lexemeCounts.lexeme }).from(lexemeCounts),
    sizes: (await tx.select({ passages: collectionSizes.passages }).from(collectionSizes)).reduce((sum, { passages: number }) => sum + number, 0),
    conversations: await tx.select({ staffId: conversations.staffId }).from(conversations),
    messages: await tx.select({ staffId: messages.staffId }).from(messages),
    traces: (await tx.select({ runId: traces.runId }).from(traces)).map(({ runId }) => runId),
  };
}

type Everything = Awaited<ReturnType<typeof readEverything>>;

/** Which documents, and which newer drafts, the tables of the knowledge showed. */
export function inTables({ documents: titles, revisions: texts, passages: pieces, lexemes, sizes }: Everything) {
  return { documents: documentsIn(titles), revisions: documentsIn(texts), passages: documentsIn(pieces), lexemes: documentsIn(lexemes), drafts: [titles, texts, pieces, lexemes].map(draftsIn), sizes };
}

/** The same, by the model: neither less nor more. */
export function readableIn({ house, rights }: World, staff: number): ReturnType<typeof inTables> {
  const where = (may: (staff: number, document: number) => boolean) => new Set(house.documents.keys().filter((document) => may(staff, document)));
  const open = where(rights.mayOpen);
  const drafts = where(rights.mayOpenDraft);
  const counted = where(rights.mayCount);
  const sizes = [...counted].reduce((sum, document) => sum + (house.documents[document]?.passages.length ?? 0), 0);
  return { documents: open, revisions: open, passages: open, lexemes: counted, drafts: [new Set(), drafts, drafts, new Set()], sizes };
}
