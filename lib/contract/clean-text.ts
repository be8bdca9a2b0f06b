import { z } from 'zod';

/**
 * What nobody can see and nobody types on purpose: control characters (Postgres cannot even keep the first of them), marks that turn
 * the direction of the text after them, spaces without width, and the tag characters in which instructions can hide from a reader.
 * The joiners and direction marks of Arabic and of emoji stay.
 */
const unseen = /[\p{Cc}\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** Text that somebody wrote, as everybody else will see it: without unseen characters and broken halves of characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(unseen, (character) => (/[\t\n\r]/u.test(character) ? character : ''));
}

/** A text from outside, cleaned. Lengths are counted after that. */
export const writtenText = () => z.string().overwrite(cleanText).trim();
