import type { Citation } from '@/lib/contract/citation';
import { citedNumbers } from './read-answer';

/** An answer as plain text for the clipboard: its words, then the sources it cites, numbered as in the text. */
export function answerAsText(text: string, citations: readonly Citation[], sourcesTitle: string): string {
  const words = text.replace(/(\*\*|__|`)(.+?)\1/gu, '$2').replace(/^#{1,6}\s+/gmu, '').trim();
  const cited = citedNumbers(text).flatMap((n) => citations.find((citation) => citation.n === n) ?? []);
  if (cited.length === 0) return words;
  return `${words}\n\n${sourcesTitle}\n${cited.map(sourceAsText).join('\n')}`;
}

function sourceAsText({ n, title, collection, revisionNumber, page }: Citation): string {
  const where = [collection, `rev. ${revisionNumber}`, page === null ? '' : `p. ${page}`].filter((part) => part !== '');
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
