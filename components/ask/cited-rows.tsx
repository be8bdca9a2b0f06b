'use client';

import { useTranslations } from 'next-intl';
import { citedNumbers, type AnswerView } from './read-answer';

/** The cited sources as rows under the answer, where there is no room for a pane beside it. */
export function CitedRows({ view, openN, onOpen }: { view: AnswerView; openN: number | undefined; onOpen: (n: number, from: HTMLElement) => void }) {
  const t = useTranslations('answer');
  const cited = citedNumbers(view.text).flatMap((n) => view.citations.find((citation) => citation.n === n) ?? []);
  if (cited.length === 0) return null;
  return (
    <ol aria-label={t('sourcesOf')} className="hairline-b mt-6 wide:hidden">
      {cited.map(({ n, title, heading, collection }) => (
        <li key={n} className="hairline-t">
          <button type="button" aria-expanded={openN === n} onClick={(event) => onOpen(n, event.currentTarget)} className="flex min-h-13 w-full items-baseline gap-3 px-1 py-2.5 text-start hover:bg-tint">
            <span className="w-5 shrink-0 text-end text-label font-semibold text-accent tabular-nums">{n}</span>
            <span className="min-w-0">
              <bdi className="block leading-snug font-medium">{title}</bdi>
              <span className="text-label text-soft">
                <bdi>{[heading, collection].filter((part) => part !== '').join(' · ')}</bdi>
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
