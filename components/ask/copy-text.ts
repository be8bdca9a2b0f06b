import type { Citation } from '@/lib/contract/citation';
import { citedNumbers } from './read-answer';

/** What is said beside an answer that is copied, in the language of the screen. */
export interface CopiedWords {
  sources: string;
  revision(number: number): string;
  page(page: number): string;
}

/** An answer as plain text for the clipboard: its words, then the sources it cites, numbered as in the text. */
export function answerAsText(text: string, citations: readonly Citation[], words: CopiedWords): string {
  const plain = text.replace(/(\*\*|__|`)(.+?)\1/gu, '$2').replace(/^#{1,6}\s+/gmu, '').trim();
  const cited = citedNumbers(text).flatMap((n) => citations.find((citation) => citation.n === n) ?? []);
  if (cited.length === 0) return plain;
  return `${plain}\n\n${words.sources}\n${cited.map((source) => sourceAsText(source, words)).join('\n')}`;
}

function sourceAsText({ n, title, collection, revisionNumber, page }: Citation, words: CopiedWords): string {
  const where = [collection, words.revision(revisionNumber), page === null ? '' : words.page(page)].filter((part) => part !== '');
  return `[${n}] ${title} (${where.join(', ')})`;
}

/** Puts a text on the clipboard. The newer way exists only behind TLS; the older one works on a shop's plain HTTP too. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const holder = document.createElement('textarea');
  const focused = document.activeElement;
  holder.value = text;
  holder.className = 'sr-only';
  document.body.append(holder);
  holder.select();
  const copied = document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
