import { and, eq, sql } from 'drizzle-orm';
import { stores } from '@/db/schema/stores';
import { suggestions } from '@/db/schema/suggestions';
import type { ScopedTx } from '@/db/scoped';
import type { Scope } from '@/lib/scope';

/**
 * Questions that fit the reader, the shop they stand in and the language of the screen; the most particular first
 * (this store, then this region, this team, this role). Row-level security decides who may see one at all;
 * here those for other shops of a reader with many are left out.
 */
export async function listSuggestions(tx: ScopedTx, scope: Scope, options: { locale: string; most: number }): Promise<string[]> {
  const here = sql`(${suggestions.storeIds} is null or ${scope.storeId} = any (${suggestions.storeIds}))`;
  const region = sql`(select ${stores.region} from ${stores} where ${stores.id} = ${scope.storeId})`;
  const nearby = sql`(${suggestions.regions} is null or ${region} = any (${suggestions.regions}))`;
  const rows = await tx
    .select({ text: suggestions.text })
    .from(suggestions)
    .where(and(eq(suggestions.locale, options.locale), here, nearby))
    .orderBy(
      sql`(${suggestions.storeIds} is null)::int + (${suggestions.regions} is null)::int + (${suggestions.teams} is null)::int + (${suggestions.minimumRole} <> ${scope.role})::int`,
      suggestions.position,
      suggestions.id,
    )
    .limit(options.most);
  return rows.map(({ text }) => text);
}
