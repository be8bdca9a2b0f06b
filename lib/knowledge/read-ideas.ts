import { expandQuery, type QueryUnit } from './search/expand-query';
import { plainWords } from './search/plain-words';
import type { Thesaurus } from './search/read-thesaurus';
import type { TranslatedQuestion } from './search/translate-question';

/** What a question is about matters twice as much as how it is said; filler matters not at all. */
const weights = { topic: 2, plain: 1, filler: 0, guess: 0 } as const satisfies Record<QueryUnit['importance'], number>;

/** Every question is asked in a store, about what may be done: that is no subject. */
const ofEveryQuestion = new Set(basesOf('allowed accept permitted possible boutique shop'));
const inTheStore = /\b(?:in|into|inside|near|at|to|from)\s+(?:the\s+|our\s+|my\s+|this\s+)?(?:store|shop)\b/u;

/** A word that no dictionary knows is the same word in two languages when it begins like that: "cryptomonnaie", "cryptocurrency". */
const cognateLength = { least: 4, most: 6 } as const;

/** One thing that a question speaks of, with every way of saying it in plain bases. */
interface Idea {
  readonly name: string;
  readonly weight: number;
  readonly isTopic: boolean;
  readonly ways: readonly (readonly string[])[];
}

/** What a question is about, by name, and the names of everything that it says in any words. */
export interface AskedIdeas {
  readonly about: ReadonlyMap<string, Pick<Idea, 'weight' | 'isTopic'>>;
  readonly says: ReadonlySet<string>;
  /** Of all it is about. */
  readonly weight: number;
}

/**
 * Reads questions together: which of their ideas each of them says. An idea is said when all words of one of its ways are there, or when
 * it shares a way with an idea that is ("ship" and "send").
 */
export function readIdeas(questions: readonly TranslatedQuestion[], thesaurus: Thesaurus): AskedIdeas[] {
  const words = questions.map((question) => new Set([...basesOf(question.english), ...foreignWords(question)]));
  const spoken = new Set(words.flatMap((own) => [...own]));
  const read = questions.map((question) => [...ideasOf(question.english, thesaurus), ...foreignWords(question).map((word) => foreignIdea(word, spoken))]);
  const distinct = [...new Map(read.flat().map((idea) => [idea.name, idea])).values()];
  const ways = distinct.flatMap(({ name, ways: own }) => own.map((way) => ({ name, way, whole: way.join(' ') })));
  const byWord = Map.groupBy(ways, ({ way }) => way[0]);
  const byWhole = Map.groupBy(ways, ({ whole }) => whole);
  return read.map((ideas, place) => {
    const own = words[place] ?? new Set<string>();
    const written = [...own].flatMap((word) => byWord.get(word) ?? []).filter(({ way }) => way.every((word) => own.has(word)));
    const shared = ideas.flatMap((idea) => idea.ways.flatMap((way) => byWhole.get(way.join(' ')) ?? []));
    const about = new Map(ideas.map((idea) => [idea.name, idea]));
    return { about, says: new Set([...written, ...shared].map(({ name }) => name)), weight: [...about.values()].reduce((sum, { weight }) => sum + weight, 0) };
  });
}

function ideasOf(english: string, thesaurus: Thesaurus): Idea[] {
  const isPlace = inTheStore.test(english.toLowerCase());
  return expandQuery(english, thesaurus).flatMap((unit) => {
    const weight = weights[unit.importance];
    const name = basesOf(unit.written).join(' ');
    if (weight === 0 || ofEveryQuestion.has(name) || (isPlace && unit.written.toLowerCase() === 'store')) return [];
    const ways = unit.alternatives.filter(({ kind }) => kind === 'written' || kind === 'synonym').map(({ term }) => basesOf(term));
    return [{ name, weight, isTopic: unit.importance === 'topic', ways: ways.filter(({ length }) => length > 0) }];
  });
}

/** Words that could not be translated, without their accents. */
function foreignWords({ ownUnits }: TranslatedQuestion): string[] {
  return ownUnits.filter(({ known }) => !known).flatMap(({ written }) => basesOf(written.normalize('NFD').replaceAll(/\p{M}/gu, '')));
}

function foreignIdea(word: string, spoken: ReadonlySet<string>): Idea {
  const start = word.slice(0, cognateLength.most);
  const cognates = word.length < cognateLength.least ? [] : [...spoken].filter((other) => other.startsWith(start));
  return { name: word, weight: weights.topic, isTopic: true, ways: [word, ...cognates].map((way) => [way]) };
}

function basesOf(text: string): string[] {
  return plainWords(text).map(({ base }) => base);
}
