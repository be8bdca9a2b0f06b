import { listSynonyms, synonymsVersion } from '@/db/queries/synonyms';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { nearGroups, type PhraseVector } from './search/near-groups';
import { readPhraseVectors } from './search/phrase-vectors';
import { readDictionaries, type Dictionaries } from './search/read-dictionaries';
import { readThesaurus, type Thesaurus, type ThesaurusGroup } from './search/read-thesaurus';
import { retailThesaurus } from './search/thesaurus/retail-thesaurus';
import { translateQuestion, type TranslatedQuestion } from './search/translate-question';

/** The built-in retail thesaurus with the house's own synonyms. */
export interface HouseThesaurus {
  /** The current one. What an admin changed is in force within `freshForMs`. */
  read(tx: ScopedTx): Promise<Thesaurus>;
  /** A French or Arabic question in the English of the documents, as far as the dictionaries go; any other as it was asked. */
  translate(question: string, thesaurus: Thesaurus): TranslatedQuestion;
  /** The built-in groups that a question resembles as a whole, by its vector; none for vectors of another model. */
  near(question: readonly number[]): ThesaurusGroup[];
}

interface ThesaurusOptions {
  clock: Clock;
  /** Of the question vectors that `near` will be given. */
  embeddingModel: string;
  /** Reads the file of phrase vectors; asked once, at the first question. */
  readVectors(): Buffer;
}

/** How long an index is used before the table is asked whether it changed; building one takes about 15 ms. */
const freshForMs = 5_000;

/** More than two are rarely right. */
const nearGroupsMax = 2;

export function makeHouseThesaurus({ clock, embeddingModel, readVectors }: ThesaurusOptions): HouseThesaurus {
  let current: { thesaurus: Thesaurus; version: string; checkedMs: number } | null = null;
  let phrases: PhraseVector[] | null = null;
  let dictionaries: Dictionaries | null = null;
  return {
    async read(tx) {
      const nowMs = clock.now().getTime();
      if (current !== null && nowMs - current.checkedMs < freshForMs) return current.thesaurus;
      const version = await synonymsVersion(tx);
      const thesaurus = current?.version === version ? current.thesaurus : await build(tx);
      current = { thesaurus, version, checkedMs: nowMs };
      return thesaurus;
    },
    translate(question, thesaurus) {
      dictionaries ??= readDictionaries();
      return translateQuestion(question, dictionaries, thesaurus);
    },
    near(question) {
      phrases ??= readPhraseVectors(readVectors(), embeddingModel, readThesaurus(retailThesaurus));
      return phrases.length === 0 ? [] : nearGroups(Float32Array.from(question), phrases, nearGroupsMax);
    },
  };
}

async function build(tx: ScopedTx): Promise<Thesaurus> {
  const own = await listSynonyms(tx);
  const lines = own.map(({ terms, related }) => (related.length === 0 ? terms.join(', ') : `${terms.join(', ')} > ${related.join(', ')}`));
  return readThesaurus([...retailThesaurus, { lines, isTopic: true }]);
}
