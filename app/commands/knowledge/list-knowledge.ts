import type { Services } from '@/app/services';
import { listCollections } from '@/db/queries/collections';
import { withSystem } from '@/db/scoped';

/** Prints every collection, its number of documents and its audience. */
export async function listKnowledge({ db }: Services): Promise<number> {
  const collections = await withSystem(db, listCollections);
  if (collections.length === 0) process.stdout.write('There are no collections.\n');
  for (const { slug, name, documents, minimumRole, regions, storeIds, teams } of collections) {
    const audience = [minimumRole === 'associate' ? 'everyone' : `${minimumRole} and above`, regions?.join(', '), storeIds && `${storeIds.length} ${storeIds.length === 1 ? 'store' : 'stores'}`, teams?.join(', ')];
    process.stdout.write(`${slug.padEnd(24)} ${String(documents).padStart(5)}  ${name} (${audience.filter(Boolean).join('; ')})\n`);
  }
  return 0;
}
