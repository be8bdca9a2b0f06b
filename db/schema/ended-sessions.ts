import { pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Sessions that were signed out of before their time: a copy of their cookie opens nothing. Kept until they would have ended anyway. */
export const endedSessions = pgTable('ended_sessions', {
  id: uuid().primaryKey(),
  keptUntil: timestamp({ withTimezone: true }).notNull(),
});
