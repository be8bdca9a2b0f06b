import { asc, eq } from 'drizzle-orm';
import { collections } from '@/db/schema/collections';
import { documents, revisions } from '@/db/schema/documents';
import { passages } from '@/db/schema/passages';
import type { ScopedTx } from '@/db/scoped';
import type { OpenedPassage } from '@/lib/contract/opened-passage';
import { boundSurroundings, type Surroundings } from './bound-surroundings';

/** A passage with the revision it stands in, and what stands around it. Undefined when the reader may not see it, just as when it does not exist. */
export async function openPassage(tx: ScopedTx, passageId: number): Promise<OpenedPassage | undefined> {
  const rows = await tx
    .select({
      passageId: passages.id,
      revisionId: passages.revisionId,
      title: revisions.title,
      collection: collections.name,
      revisionNumber: revisions.number,
      state: revisions.state,
      page: passages.page,
      heading: passages.heading,
      effectiveFrom: revisions.effectiveFrom,
      effectiveUntil: revisions.effectiveUntil,
      language: documents.language,
      passage: passages.body,
      body: revisions.body,
    })
    .from(passages)
    .innerJoin(revisions, eq(revisions.id, passages.revisionId))
    .innerJoin(documents, eq(documents.id, passages.documentId))
    .innerJoin(collections, eq(collections.id, passages.collectionId))
    .where(eq(passages.id, passageId));
  const found = rows[0];
  if (!found) return undefined;
  const { body, revisionId, ...opened } = found;
  return { ...opened, ...boundSurroundings(cutAround(body, found.passage) ?? (await gatherAround(tx, revisionId, passageId))) };
}

/** The text before and after the passage, when the passage stands in the body word for word. */
function cutAround(body: string, passage: string): Surroundings | undefined {
  const at = body.indexOf(passage);
  return at < 0 ? undefined : { before: body.slice(0, at), after: body.slice(at + passage.length) };
}

/** Otherwise (a file whose passages were tidied while they were cut) its neighbours in reading order. */
async function gatherAround(tx: ScopedTx, revisionId: number, passageId: number): Promise<Surroundings> {
  const all = await tx
    .select({ id: passages.id, body: passages.body })
    .from(passages)
    .where(eq(passages.revisionId, revisionId))
    .orderBy(asc(passages.ordinal));
  const at = all.findIndex(({ id }) => id === passageId);
  const text = (some: typeof all) => some.map(({ body }) => body).join('\n\n');
  return { before: `${text(all.slice(0, at))}\n\n`, after: `\n\n${text(all.slice(at + 1))}` };
}
