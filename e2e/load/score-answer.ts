import { holdsSpan } from '../evals/holds-span';
import type { AskTimes } from './ask-over-http';
import type { LoadQuestion } from './load-questions';

/** What was right about one answer that came. Null where the question does not tell. */
export interface AnswerScore {
  /** The right document was among the evidence. */
  evidence: boolean | null;
  /** The evidence or the answer holds the words it should. */
  span: boolean | null;
  /** Nothing was answered where nothing may be. */
  refusal: boolean | null;
  /** Every marker of the answer names a passage that was shown. */
  markers: boolean;
  /** Only collections were shown that the asker may read. */
  scope: boolean;
}

/** Scores an answer. `readable` are the names of the collections its asker may read. */
export function scoreAnswer({ gold, span }: LoadQuestion, { outcome, text, sources }: Pick<AskTimes, 'outcome' | 'text' | 'sources'>, readable: ReadonlySet<string>): AnswerScore {
  const shown = new Set(sources.map(({ n }) => n));
  const answerable = gold.length > 0;
  return {
    evidence: answerable ? sources.some(({ document }) => gold.includes(document)) : null,
    span: span === null ? null : holdsSpan([text, ...sources.map((source) => source.text)].join('\n'), span),
    refusal: answerable ? null : outcome === 'refused',
    markers: [...text.matchAll(/\[(\d{1,3})\]/g)].every(([, n]) => shown.has(Number(n))),
    scope: sources.every(({ collection }) => readable.has(collection)),
  };
}
