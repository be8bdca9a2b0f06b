/** What stands around a passage in its document. */
export interface Surroundings {
  before: string;
  after: string;
}

/** About twenty printed pages to each side: more than anybody reads for one passage, and what a tablet sets without a pause. */
const charactersMax = 60_000;
const gap = '\n\n';

/** The surroundings without what is too far away, cut between paragraphs where there are any; an ellipsis says so. */
export function boundSurroundings({ before, after }: Surroundings, most = charactersMax): Surroundings {
  return { before: nearEnd(before, most), after: nearBeginning(after, most) };
}

function nearEnd(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = text.indexOf(gap, text.length - most);
  return `…${gap}${text.slice(from < 0 ? text.length - most : from + gap.length).toWellFormed()}`;
}

function nearBeginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const until = text.lastIndexOf(gap, most);
  return `${text.slice(0, until < 0 ? most : until).toWellFormed()}${gap}…`;
}
