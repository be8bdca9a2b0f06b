const charactersMax = 80;

/** The title of a conversation that nobody has named: its first question on one line, cut after a whole word where it is long. */
export function titleOf(question: string): string {
  const line = question.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  if (characters.length <= charactersMax) return line;
  const room = characters.slice(0, charactersMax - 1).join('');
  // A word of which only a piece fits is left out, unless it is nearly all there is.
  const whole = room.replace(/\s+\S*$/u, '');
  return `${whole.length > room.length / 2 ? whole : room}…`;
}
