import { baseOfArabic, formsOfArabic, plainArabic } from './plain-arabic';
import { baseOfFrench, plainFrench } from './plain-french';
import { baseOf, type PlainWord } from './plain-words';
import { readThesaurus, type Thesaurus, type ThesaurusPhrase } from './read-thesaurus';
import { arabic } from './thesaurus/arabic';
import { arabicHouse } from './thesaurus/arabic-house';
import { arabicWares } from './thesaurus/arabic-wares';
import { arabicEveryday, everydayArabicWords } from './thesaurus/arabic-words';
import { commonWords, fillerWords } from './thesaurus/english-words';
import { french } from './thesaurus/french';
import { frenchHouse } from './thesaurus/french-house';
import { frenchWares } from './thesaurus/french-wares';
import { everydayFrenchWords, frenchEveryday } from './thesaurus/french-words';
import { retailThesaurus } from './thesaurus/retail-thesaurus';

type WordsOf = (text: string) => PlainWord[];

/** What translate-question.ts needs of one language. */
export interface Dictionary {
  /** Groups of words with what they are called in English, the plainest name first. */
  readonly groups: Thesaurus;
  /** Bases of words that name no topic. */
  readonly everyday: ReadonlySet<string>;
  readonly wordsOf: WordsOf;
  /** Other forms in which the groups may know a base. */
  formsOf(base: string): readonly string[];
}

export interface Dictionaries {
  readonly french: Dictionary;
  readonly arabic: Dictionary;
  /** Whether a word is one that English questions use. */
  isEnglish(word: string): boolean;
}

/** Reads the tables (about 60 ms): once, at the first question. */
export function readDictionaries(): Dictionaries {
  const english = new Set([...readThesaurus(retailThesaurus).knownBases, ...`${fillerWords} ${commonWords}`.split(' ').map(baseOf), 'not', '']);
  return {
    french: {
      groups: readTables([french, frenchHouse, frenchWares, frenchEveryday], plainFrench),
      everyday: new Set(everydayFrenchWords.split(' ').map(baseOfFrench)),
      wordsOf: plainFrench,
      formsOf: () => [],
    },
    arabic: {
      groups: readTables([arabic, arabicHouse, arabicWares, arabicEveryday], plainArabic),
      everyday: new Set(everydayArabicWords.split(' ').map(baseOfArabic)),
      wordsOf: plainArabic,
      formsOf: formsOfArabic,
    },
    isEnglish: (word) => english.has(baseOf(word)),
  };
}

/** As read-thesaurus.ts reads English tables, with the words of another language. A phrase that is only one word with others dropped would fire everywhere: it stays out. */
function readTables(tables: readonly (readonly string[])[], wordsOf: WordsOf): Thesaurus {
  const groups = tables.flat().map((line) => {
    const [members = '', related = ''] = line.split(' > ');
    return { members: members.split(', '), related: related.split(', '), isTopic: true };
  });
  const phrases = groups.flatMap((group) => group.members.map((member) => ({ group, member, bases: wordsOf(member).map(({ base }) => base) })));
  const whole = phrases.filter(({ member, bases }) => bases.length > 1 || !/[\s’-]/u.test(member));
  const phrasesByFirstBase: ReadonlyMap<string, ThesaurusPhrase[]> = Map.groupBy(whole, ({ bases }) => bases[0] ?? '');
  return { groups, phrasesByFirstBase, knownBases: new Set(whole.flatMap(({ bases }) => bases)) };
}
