/** A passage as running text for a card: Markdown's signs are taken out, lines are joined. */
export function plainExcerpt(markdown: string): string {
  return markdown
    .replace(/^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/gmu, '')
    .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)/gmu, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)/gu, '$1$2')
    .replace(/(\*\*|__|~~|`)(.+?)\1/gu, '$2')
    .replace(/\s*\|\s*/gu, ' · ')
    .replace(/\s+/gu, ' ')
    .replace(/(?:^|\s)(?:·\s*)+(?=·|$)/gu, ' ')
    .replace(/^\s*·\s*/u, '')
    .trim();
}
