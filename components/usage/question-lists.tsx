import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TopQuestion, UsageGap } from '@/lib/contract/usage-gaps';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

export interface GapListProps {
  gaps: readonly UsageGap[];
  exportHref: string;
  /** What can be done about each gap, in their order; nothing for whoever may not write documents. */
  gapActions?: readonly ReactNode[];
}

/** What staff ask in vain. */
export function GapList({ gaps, exportHref, gapActions = [] }: GapListProps) {
  const t = useTranslations('usage');
  const figures = useFigures('USD');
  return (
    <FigureFrame
      title={t('gaps')}
      note={t('gapsNote')}
      exportHref={exportHref}
      empty={gaps.length === 0}
      table={
        <ul className="border-t border-hairline">
          {gaps.map((gap, place) => (
            <li key={gap.question} className="hairline-b flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
              <div className="min-w-64 flex-1">
                <p className="font-serif text-read">
                  <bdi>{gap.question}</bdi>
                </p>
                {gap.others.length > 0 ? <OtherWords others={gap.others} /> : null}
                <p className="mt-1 text-label text-soft">
                  {t('gapCounts', { refused: figures.whole(gap.refused), bad: figures.whole(gap.bad), day: figures.longDay(gap.lastDay) })}
                </p>
              </div>
              {gapActions[place]}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** What staff ask most. */
export function TopList({ top, exportHref }: { top: readonly TopQuestion[]; exportHref: string }) {
  const t = useTranslations('usage');
  return <FigureFrame title={t('top')} note={t('topNote')} exportHref={exportHref} empty={top.length === 0} table={<TopQuestions top={top} />} />;
}

function TopQuestions({ top }: { top: readonly TopQuestion[] }) {
  const t = useTranslations('usage');
  const figures = useFigures('USD');
  return (
    <ol className="border-t border-hairline">
      {top.map(({ question, asked }) => (
        <li key={question} className="hairline-b flex items-baseline justify-between gap-6 py-3">
          <bdi>{question}</bdi>
          <span className="text-soft tabular-nums" aria-label={t('askedTimes', { times: figures.whole(asked) })}>
            {figures.whole(asked)}
          </span>
        </li>
      ))}
    </ol>
  );
}

const othersShown = 3;

function OtherWords({ others }: { others: readonly string[] }) {
  const t = useTranslations('usage');
  return (
    <p className="mt-1 text-body text-soft">
      {t('alsoAsked')}
      {others.slice(0, othersShown).map((other) => (
        <bdi key={other} className="block">
          {other}
        </bdi>
      ))}
    </p>
  );
}
