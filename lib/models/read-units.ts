import { splitSentences } from '@/lib/split-sentences';
import { readCells, type Cell } from './read-cells';

/** Something of a passage that can be quoted alone: a sentence, a list item with its lead-in, a table row with its column names. */
export interface Unit {
  kind: 'sentence' | 'item' | 'row';
  text: string;
  /** The sentence that introduces a list ("Bring these:"); quoted with its items. */
  leadIn: string;
  /** Which paragraph, list or table of the passage it belongs to. */
  block: number;
  /** Of a row: its cells with the names of their columns, the label first. */
  cells: readonly Cell[];
}

const listItem = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/u;
const heading = /^#{1,6}\s/u;

/** Reads a passage's Markdown into units, in order. Headings are left out: they are shown with the citation. */
export function readUnits(text: string, language: string): Unit[] {
  const units: Unit[] = [];
  let [leadIn, block, before]: [string, number, Unit['kind']] = ['', 0, 'sentence'];
  let columns: string[] | null = null;
  const push = (kind: Unit['kind'], said: string, cells: readonly Cell[] = []) => units.push({ kind, text: said, leadIn: kind === 'item' ? leadIn : '', block, cells });
  for (const line of joinWrapped(text)) {
    const kind = kindOf(line);
    if (kind === 'sentence' || kind !== before) block += 1;
    before = kind;
    if (kind === 'row') {
      const { columns: named, cells } = readCells(line, columns);
      columns = named;
      if (cells.length > 0) push('row', writeCells(cells), cells);
      continue;
    }
    columns = null;
    if (heading.test(line)) leadIn = '';
    else if (kind === 'item') push('item', finish(line.replace(listItem, '')));
    else {
      const read = readSentences(line, language);
      for (const sentence of read.sentences) push('sentence', sentence);
      leadIn = read.leadIn;
    }
  }
  return units;
}

/** A row as a sentence: its label, then what stands under the other columns. */
export function writeCells(cells: readonly Cell[]): string {
  const [label, ...rest] = cells;
  if (label === undefined) return '';
  const named = rest.map(({ column, value }) => (column === '' ? value : `${column}: ${value}`));
  // A figure says nothing without the name of its column.
  const first = label.column !== '' && /^[\d.,½¼¾ -]+$/u.test(label.value) ? `${label.column} ${label.value}` : label.value;
  return finish([first, named.join('; ')].filter((part) => part !== '').join(' – '));
}

function kindOf(line: string): Unit['kind'] {
  if (line.startsWith('|')) return 'row';
  return listItem.test(line) ? 'item' : 'sentence';
}

/** Joins the lines of one wrapped paragraph or list item; blank lines, tables, headings and items stay apart. */
function joinWrapped(text: string): string[] {
  const lines: string[] = [];
  let open = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const standsAlone = line === '' || line.startsWith('|') || heading.test(line) || listItem.test(line);
    if (open && !standsAlone) lines.push(`${lines.pop() ?? ''} ${line}`);
    else if (line !== '') lines.push(line);
    open = line !== '' && !line.startsWith('|') && !heading.test(line);
  }
  return lines;
}

function readSentences(line: string, language: string): { sentences: string[]; leadIn: string } {
  const sentences = joinQuotes(splitSentences(line, language).map(({ start, end }) => line.slice(start, end)));
  const last = sentences.at(-1);
  if (last?.endsWith(':') !== true) return { sentences: sentences.map(finish), leadIn: '' };
  return { sentences: sentences.slice(0, -1).map(finish), leadIn: last };
}

/** What somebody is to say may be several sentences: half a quotation is a fragment. */
function joinQuotes(sentences: readonly string[]): string[] {
  const joined: string[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    if (before !== undefined && isOpenQuote(before)) joined[joined.length - 1] = `${before} ${sentence}`;
    else joined.push(sentence);
  }
  return joined;
}

function isOpenQuote(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('"') % 2 === 1 || count('“') > count('”') || count('«') > count('»');
}

/** Ends a quoted unit like a sentence, so that no fragment is left hanging. */
function finish(text: string): string {
  const clean = text.trim().replace(/[;,]$/u, '');
  return /[.!?…؟。:]["'”»)\]*_]*$/u.test(clean) ? clean : `${clean}.`;
}
