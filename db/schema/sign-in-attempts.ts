import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Failed sign-ins per subject (`account:10412`, `device:…`, `store:3`, `address:…`): the throttle's memory. */
export const signInAttempts = pgTable('sign_in_attempts', {
  subject: text().primaryKey(),
  failures: integer().notNull(),
  windowStartedAt: timestamp({ withTimezone: true }).notNull(),
  pausedUntil: timestamp({ withTimezone: true }),
});
