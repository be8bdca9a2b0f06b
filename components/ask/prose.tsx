'use client';

import { useTranslations } from 'next-intl';
import { useMemo, type ReactNode } from 'react';
import { defaultRemarkPlugins, Streamdown, type Components } from 'streamdown';
import type { Pluggable } from 'unified';
import { Scroller } from '@/components/ui/scroller';
import type { SentenceCheck } from '@/lib/contract/check-result';
import { CheckedSentence } from './checked-sentence';
import { CitationMark } from './citation-mark';
import { markAnswer } from './mark-answer';

interface Inner {
  children?: ReactNode;
  node?: unknown;
}

const heading = ({ children }: Inner) => <p className="mt-5 font-sans text-body font-semibold first:mt-0">{children}</p>;
const cell = 'px-3 py-2 text-start align-top';

/** How every kind of Markdown is set. Nothing here fetches, links or runs: what is not listed is shown as its words. */
const components: Components = {
  p: ({ children }: Inner) => <p className="my-3 first:mt-0 last:mb-0">{children}</p>,
  h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading,
  ul: ({ children }: Inner) => <ul className="my-3 list-[square] space-y-1.5 ps-5 marker:text-soft">{children}</ul>,
  ol: ({ children }: Inner) => <ol className="my-3 list-decimal space-y-1.5 ps-6 marker:font-sans marker:text-label marker:text-soft">{children}</ol>,
  li: ({ children }: Inner) => <li className="ps-1">{children}</li>,
  strong: ({ children }: Inner) => <strong className="font-semibold">{children}</strong>,
  em: ({ children }: Inner) => <em>{children}</em>,
  del: ({ children }: Inner) => <del>{children}</del>,
  hr: () => <hr className="hairline-t my-5 border-0" />,
  blockquote: ({ children }: Inner) => <blockquote className="my-3 border-s-2 border-edge ps-4">{children}</blockquote>,
  pre: ({ children }: Inner) => <div className="my-3 font-sans text-body whitespace-pre-wrap [overflow-wrap:anywhere]">{children}</div>,
  code: ({ children }: Inner) => <span className="font-sans text-[0.9em] tabular-nums">{children}</span>,
  table: ({ children }: Inner) => <WideTable>{children}</WideTable>,
  thead: ({ children }: Inner) => <thead className="text-label text-soft">{children}</thead>,
  tbody: ({ children }: Inner) => <tbody>{children}</tbody>,
  tr: ({ children }: Inner) => <tr className="hairline-b">{children}</tr>,
  th: ({ children }: Inner) => <th scope="col" className={`${cell} font-medium`}>{children}</th>,
  td: ({ children }: Inner) => <td className={cell}>{children}</td>,
  input: () => null,
  a: ({ children }: Inner) => <span>{children}</span>,
  img: () => null,
  cite: ({ node }) => <CitationMark n={Number(node?.properties['dataN'])} />,
  mark: ({ node, children }) => (
    <CheckedSentence verdict={String(node?.properties['dataVerdict'])} missing={String(node?.properties['dataMissing'] ?? '')} last={node?.properties['dataLast'] === 'true'}>
      {children}
    </CheckedSentence>
  ),
};

/** Many columns scroll sideways: their words stay whole as long as they can. */
function WideTable({ children }: { children: ReactNode }) {
  const t = useTranslations('ask');
  return (
    <Scroller label={t('table')} className="my-4 overflow-x-auto">
      <table className="hairline-t w-full border-collapse font-sans text-body [overflow-wrap:break-word]">{children}</table>
    </Scroller>
  );
}

const gfm = Object.values(defaultRemarkPlugins);
const noSentences: readonly SentenceCheck[] = [];
// One block, so that the offsets of the check mean the whole text. Answers are short; there is nothing to gain from more.
const asOneBlock = (markdown: string) => [markdown];

export interface ProseProps {
  text: string;
  /** More is coming: unclosed marks are closed for the moment. */
  streaming?: boolean;
  /** Whether `[n]` opens a source. */
  citations?: boolean;
  /** Sentences that failed the check. */
  sentences?: readonly SentenceCheck[];
}

/** Markdown from an answer or a document, set as text. It may be hostile: no HTML, no links, no pictures come out of it. */
export function Prose({ text, streaming = false, citations = false, sentences = noSentences }: ProseProps) {
  const remarkPlugins = useMemo((): Pluggable[] => [...gfm, [markAnswer, { citations, sentences }]], [citations, sentences]);
  return (
    <Streamdown
      className="space-y-0 [overflow-wrap:anywhere]"
      components={components}
      controls={false}
      remarkPlugins={remarkPlugins}
      rehypePlugins={[]}
      parseIncompleteMarkdown={streaming}
      parseMarkdownIntoBlocksFn={asOneBlock}
      // Streamdown compares its text and data attributes only: this is how it hears that the check has come.
      data-marked={sentences.length}
    >
      {text}
    </Streamdown>
  );
}
