import { customType } from 'drizzle-orm/pg-core';

/** Postgres' sorted list of lexemes with positions and weights. Written by the database alone. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The name of a text-search configuration (`english`, `french`, `arabic`, `simple`). */
export const regconfig = customType<{ data: string }>({ dataType: () => 'regconfig' });
