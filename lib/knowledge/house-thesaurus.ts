import { listSynonyms, synonymsVersion } from '@/db/queries/synonyms';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { readThesaurus, type Thesaurus } from './search/read-thesaurus';
import { retailThesaurus } from './search/thesaurus/retail-thesaurus';

/** The built-in retail thesaurus with the house's own synonyms. */
export interface HouseThesaurus {
  /** The current one. What an admin changed is in force within `freshForMs`. */
  read(tx: ScopedTx): Promise<Thesaurus>;
}

/** How long an index is used before the table is asked whether it changed; building one takes about 15 ms. */
const freshForMs = 5_000;

export function makeHouseThesaurus(clock: Clock): HouseThesaurus {
  let current: { thesaurus: Thesaurus; version: string; checkedMs: number } | null = null;
  return {
    async read(tx) {
      const nowMs = clock.now().getTime();
      if (current !== null && nowMs - current.checkedMs < freshForMs) return current.thesaurus;
      const version = await synonymsVersion(tx);
      const thesaurus = current?.version === version ? current.thesaurus : await build(tx);
      current = { thesaurus, version, checkedMs: nowMs };
      return thesaurus;
    },
  };
}

async function build(tx: ScopedTx): Promise<Thesaurus> {
  const own = await listSynonyms(tx);
  const lines = own.map(({ terms, related }) => (related.length === 0 ? terms.join(', ') : `${terms.join(', ')} > ${related.join(', ')}`));
  return readThesaurus([...retailThesaurus, { lines, isTopic: true }]);
}
