import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { StoredPart } from '@/lib/contract/stored-part';
import { staff } from './staff';
import { stores } from './stores';

/** A thread of questions and answers; only its owner can see it. Deleting only marks it, so that it can be undone. */
export const conversations = pgTable(
  'conversations',
  {
    id: uuid().primaryKey(),
    staffId: integer().notNull().references(() => staff.id, { onDelete: 'cascade' }),
    storeId: integer().notNull().references(() => stores.id),
    title: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index().on(table.staffId, table.updatedAt.desc())],
);

/** One question or answer. `parts` is what the screen needs to show it again. */
export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey(),
    conversationId: uuid().notNull().references(() => conversations.id, { onDelete: 'cascade' }),
    staffId: integer().notNull().references(() => staff.id, { onDelete: 'cascade' }),
    author: text().$type<'staff' | 'assistant'>().notNull(),
    /** Of an answer: the run that wrote it. Of a question: the run begun last for it, whose answer counts. */
    runId: uuid(),
    /** The question an answer belongs to: one answer each, so asking again replaces it. Null for questions. */
    answersId: uuid().unique().references((): AnyPgColumn => messages.id, { onDelete: 'cascade' }),
    /** The order in which messages were kept; clocks of several servers would not give it. */
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    parts: jsonb().$type<StoredPart[]>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index().on(table.conversationId, table.position)],
);

/** What a person thought of an answer: 1 good, -1 bad, with a reason when bad. */
export const ratings = pgTable('ratings', {
  messageId: uuid().primaryKey().references(() => messages.id, { onDelete: 'cascade' }),
  staffId: integer().notNull().references(() => staff.id, { onDelete: 'cascade' }),
  value: integer().$type<1 | -1>().notNull(),
  reason: text(),
  comment: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
