import { sql } from 'drizzle-orm';
import { boolean, date, halfvec, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { collections } from './collections';
import { documents, revisions } from './documents';
import { regconfig, tsvector } from './tsvector';

export const embeddingDimensions = 512;

/**
 * A piece of a revision, small enough to read and cite. Collection, state and dates are copied from the revision,
 * so that access and time are decided on the row that is searched.
 */
export const passages = pgTable(
  'passages',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    revisionId: integer().notNull().references(() => revisions.id, { onDelete: 'cascade' }),
    documentId: integer().notNull().references(() => documents.id, { onDelete: 'cascade' }),
    collectionId: integer().notNull().references(() => collections.id),
    ordinal: integer().notNull(),
    page: integer(),
    title: text().notNull(),
    /** Headings above the passage, outermost first, joined by " › ". */
    heading: text().notNull().default(''),
    body: text().notNull(),
    contentHash: text().notNull(),
    /** False for drafts and superseded revisions, whatever the writer says (a trigger sees to it): they can be opened, never found. */
    live: boolean().notNull().default(true),
    /** The revision is a draft: for admins alone, also to open. Kept by triggers, never written by hand. */
    draft: boolean().notNull().default(false),
    effectiveFrom: date({ mode: 'string' }),
    effectiveUntil: date({ mode: 'string' }),
    searchConfig: regconfig().notNull(),
    lexemes: tsvector().generatedAlwaysAs(
      // A: title and headings, D: the text. lib/knowledge/read-candidates.ts tells them apart by these labels.
      sql`setweight(to_tsvector(search_config, title || ' ' || heading), 'A') || setweight(to_tsvector(search_config, body), 'D')`,
    ),
    /** Words of the body: what a passage's length is measured by when uses of a word are weighed. */
    wordCount: integer().generatedAlwaysAs(sql`coalesce(array_length(regexp_split_to_array(body, '\\s+'), 1), 0)`),
    /** Which model made the vector: vectors of different models are never compared. */
    embeddingModel: text(),
    embedding: halfvec({ dimensions: embeddingDimensions }),
  },
  (table) => [
    index('passages_collection_live').on(table.collectionId).where(sql`live`),
    index('passages_revision').on(table.revisionId, table.ordinal),
    index('passages_document').on(table.documentId),
    index('passages_lexemes').using('gin', table.lexemes),
    // Denser than pgvector's default graph: behind a reader's filter that one loses 2 to 5 of 100 neighbours (docs/decisions).
    index('passages_embedding').using('hnsw', table.embedding.op('halfvec_cosine_ops')).with({ m: 24, ef_construction: 100 }).where(sql`live`),
  ],
);
