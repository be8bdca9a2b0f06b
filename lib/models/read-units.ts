import { splitSentences } from '@/lib/split-sentences';

/** Something of a passage that can be quoted alone: a sentence, a list item with its lead-in, a table row with its column names. */
export interface Unit {
  kind: 'sentence' | 'item' | 'row';
  text: string;
  /** The sentence that introduces a list ("Bring these:"); quoted with its items. */
  leadIn: string;
}

const listItem = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/u;
const heading = /^#{1,6}\s/u;

/** Reads a passage's Markdown into units, in order. Headings are left out: they are shown with the citation. */
export function readUnits(text: string, language: string): Unit[] {
  const units: Unit[] = [];
  let leadIn = '';
  let columns: string[] | null = null;
  for (const line of joinWrapped(text)) {
    if (line.startsWith('|')) {
      columns = readRow(units, line, columns);
      continue;
    }
    columns = null;
    if (heading.test(line)) leadIn = '';
    else if (listItem.test(line)) units.push({ kind: 'item', text: finish(line.replace(listItem, '')), leadIn });
    else leadIn = readSentences(units, line, language);
  }
  return units;
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

function readSentences(units: Unit[], line: string, language: string): string {
  const sentences = splitSentences(line, language).map(({ start, end }) => line.slice(start, end));
  const last = sentences.at(-1);
  const introducesList = last?.endsWith(':') ?? false;
  for (const text of introducesList ? sentences.slice(0, -1) : sentences) units.push({ kind: 'sentence', text: finish(text), leadIn: '' });
  return introducesList && last !== undefined ? last : '';
}

function readRow(units: Unit[], line: string, columns: string[] | null): string[] {
  const cells = line.replace(/^\||\|$/gu, '').split('|').map((cell) => cell.trim());
  if (columns === null) return cells;
  if (!cells.every((cell) => /^:?-+:?$/u.test(cell))) {
    const [first = '', ...rest] = cells;
    const named = rest.flatMap((cell, index) => (cell === '' ? [] : [columns[index + 1] ? `${columns[index + 1]}: ${cell}` : cell]));
    units.push({ kind: 'row', text: finish([first, named.join('; ')].filter((part) => part !== '').join(' – ')), leadIn: '' });
  }
  return columns;
}

/** Ends a quoted unit like a sentence, so that no fragment is left hanging. */
function finish(text: string): string {
  const clean = text.trim().replace(/[;,]$/u, '');
  return /[.!?…؟。:]["')\]*_]*$/u.test(clean) ? clean : `${clean}.`;
}
