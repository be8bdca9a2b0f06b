import { listSynonyms, synonymsVersion } from '@/db/queries/synonyms';
import type { ScopedTx } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { readEnglishLexicon, type EnglishLexicon } from './search/english-lexicon';
import { readDictionaries, type Dictionaries } from './search/read-dictionaries';
import { readThesaurus, type Thesaurus } from './search/read-thesaurus';
import type { Spelling } from './search/respell';
import { retailThesaurus } from './search/thesaurus/retail-thesaurus';
import { translateQuestion, type TranslatedQuestion } from './search/translate-question';

/** The built-in retail thesaurus with the house's own synonyms. */
export interface HouseThesaurus {
  /** The current one. What an admin changed is in force within `freshForMs`. */
  read(tx: ScopedTx): Promise<Thesaurus>;
  /** The current one while it need not be looked at again; null when `read` is due. */
  fresh(): Thesaurus | null;
  /** A French or Arabic question in the English of the documents, as far as the dictionaries go; any other as it was asked. */
  translate(question: string, thesaurus: Thesaurus): TranslatedQuestion;
  /** What the spelling of English questions is judged by. */
  spelling(thesaurus: Thesaurus): Spelling;
}

/** How long an index is used before the table is asked whether it changed; building one takes about 15 ms. */
const freshForMs = 5_000;

export function makeHouseThesaurus(clock: Clock): HouseThesaurus {
  let current: { thesaurus: Thesaurus; version: string; checkedMs: number } | null = null;
  let dictionaries: Dictionaries | null = null;
  let lexicon: EnglishLexicon | null = null;
  const fresh = (): Thesaurus | null => (current !== null && clock.now().getTime() - current.checkedMs < freshForMs ? current.thesaurus : null);
  return {
    fresh,
    async read(tx) {
      const kept = fresh();
      if (kept !== null) return kept;
      const nowMs = clock.now().getTime();
      const version = await synonymsVersion(tx);
      const thesaurus = current?.version === version ? current.thesaurus : await build(tx);
      current = { thesaurus, version, checkedMs: nowMs };
      return thesaurus;
    },
    translate(question, thesaurus) {
      dictionaries ??= readDictionaries();
      return translateQuestion(question, dictionaries, thesaurus);
    },
    spelling(thesaurus) {
      lexicon ??= readEnglishLexicon();
      return { thesaurus, lexicon };
    },
  };
}

async function build(tx: ScopedTx): Promise<Thesaurus> {
  const own = await listSynonyms(tx);
  const lines = own.map(({ terms, related }) => (related.length === 0 ? terms.join(', ') : `${terms.join(', ')} > ${related.join(', ')}`));
  return readThesaurus([...retailThesaurus, { lines, isTopic: true }]);
}
