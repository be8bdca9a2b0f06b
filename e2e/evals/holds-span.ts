/** Whether a text says these words: white space, case, typographic quotes and Markdown's emphasis aside. */
export function holdsSpan(text: string, span: string): boolean {
  return plain(text).includes(plain(span));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[–—]/gu, '-')
    // An answer cites inside what it quotes; a list item keeps its dash.
    .replace(/\s*\[\d{1,3}\]/gu, '')
    .replace(/^\s*(?:[-*+]|\d{1,2}[.)])\s+/gmu, '')
    .replace(/[*_`]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
