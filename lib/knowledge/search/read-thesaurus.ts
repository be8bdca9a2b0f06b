import { plainWords } from './plain-words';

/**
 * One group of the thesaurus. A question that uses one of `members` also looks for the other members (the same thing in
 * other words) and for `related` (words of the places where such things are written about; one way only).
 */
export interface ThesaurusGroup {
  readonly members: readonly string[];
  readonly related: readonly string[];
  /** False for everyday words ("more", "before"): their absence from a document means little. */
  readonly isTopic: boolean;
}

/** A member as plain words, and where it belongs. */
export interface ThesaurusPhrase {
  readonly bases: readonly string[];
  readonly group: ThesaurusGroup;
}

export interface Thesaurus {
  readonly groups: readonly ThesaurusGroup[];
  /** Phrases by their first plain word. */
  readonly phrasesByFirstBase: ReadonlyMap<string, readonly ThesaurusPhrase[]>;
  /** Every plain word that occurs in a member: what spelling is repaired against. */
  readonly knownBases: ReadonlySet<string>;
}

export interface ThesaurusTable {
  readonly lines: readonly string[];
  readonly isTopic: boolean;
}

/** Builds the index once (about 15 ms for 7,000 members). A line is `member, member > related, related`. */
export function readThesaurus(tables: readonly ThesaurusTable[]): Thesaurus {
  const groups = tables.flatMap(({ lines, isTopic }) => lines.map((line) => readGroup(line, isTopic)));
  const phrasesByFirstBase = new Map<string, ThesaurusPhrase[]>();
  const knownBases = new Set<string>();
  for (const phrase of groups.flatMap(phrasesOf)) {
    const first = phrase.bases[0] ?? '';
    phrasesByFirstBase.set(first, [...(phrasesByFirstBase.get(first) ?? []), phrase]);
    for (const base of phrase.bases) knownBases.add(base);
  }
  return { groups, phrasesByFirstBase, knownBases };
}

function readGroup(line: string, isTopic: boolean): ThesaurusGroup {
  const [members = '', related = ''] = line.split(' > ');
  return { members: listOf(members), related: listOf(related), isTopic };
}

function listOf(text: string): string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
}

function phrasesOf(group: ThesaurusGroup): ThesaurusPhrase[] {
  return group.members
    .map((member) => ({ member, bases: plainWords(member).map((word) => word.base), group }))
    .filter(({ member, bases }) => bases.length > 0 && !collapses(member, bases))
    .map(({ bases }) => ({ bases, group }));
}

/** "who approves" would become the single word "approve" and then fire everywhere: such members are only looked for. */
function collapses(member: string, bases: readonly string[]): boolean {
  return bases.length === 1 && !/t[- ]shirt/.test(member) && /[ -]/.test(member);
}
