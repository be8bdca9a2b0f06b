import { boolean, date, index, integer, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { collections } from './collections';

/** A document of a collection. `externalId` is its stable name inside it: a file name, or the id of the system it came from. */
export const documents = pgTable(
  'documents',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    collectionId: integer().notNull().references(() => collections.id),
    externalId: text().notNull(),
    title: text().notNull(),
    language: text().notNull(),
    /** Has a revision that is no draft; until then it is for admins alone. Kept by a trigger, never written by hand. */
    published: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique().on(table.collectionId, table.externalId)],
);

export const revisionStates = ['draft', 'live', 'superseded'] as const;
export type RevisionState = (typeof revisionStates)[number];

/** One version of a document's text, with the days it is in force (both ends included; null = open). */
export const revisions = pgTable(
  'revisions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    documentId: integer().notNull().references(() => documents.id, { onDelete: 'cascade' }),
    collectionId: integer().notNull().references(() => collections.id),
    number: integer().notNull(),
    state: text().$type<RevisionState>().notNull(),
    title: text().notNull(),
    effectiveFrom: date({ mode: 'string' }),
    effectiveUntil: date({ mode: 'string' }),
    /** SHA-256 of the source's bytes: the same content is never imported twice. */
    contentHash: text().notNull(),
    mediaType: text().notNull(),
    body: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique().on(table.documentId, table.number), index().on(table.collectionId)],
);
