import { useTranslations } from 'next-intl';
import type { FirstFigures, UsageTotals } from '@/lib/contract/usage-report';
import { useFigures } from './use-figures';

interface KeyFigure {
  key: string;
  label: string;
  text: string;
  before: string;
  /** The growth in words of a percentage; null when there was nothing before. */
  change: string | null;
}

/** The few figures a manager looks for first, each beside that of the period before. */
export function KeyFigures({ report }: { report: FirstFigures }) {
  const t = useTranslations('usage');
  return (
    <section aria-label={t('keyFigures')}>
      <dl className="-mt-5 grid grid-cols-2 sm:grid-cols-3">
        {useKeyFigures(report).map(({ key, label, text, before, change }) => (
          <div key={key} className="hairline-b flex flex-col py-5 pe-4">
            <dt className="text-label font-medium text-soft">{label}</dt>
            <dd className="mt-1 font-serif text-display font-[380] tabular-nums">{text}</dd>
            <dd className="mt-1 text-label text-soft">
              {change === null ? null : <span className="me-2 font-medium text-ink tabular-nums"><bdi dir="ltr">{change}</bdi></span>}
              {t('beforeValue', { value: before })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useKeyFigures({ totals, totalsBefore, currency }: FirstFigures): KeyFigure[] {
  const t = useTranslations('usage');
  const figures = useFigures(currency);
  const people = (count: number | null) => (count === null ? t('fewerThanFive') : figures.whole(count));
  const figure = (key: string, label: string, valueOf: (of: UsageTotals) => number | null, textOf: (value: number | null) => string): KeyFigure => {
    const [now, before] = [valueOf(totals), valueOf(totalsBefore)];
    return { key, label, text: textOf(now), before: textOf(before), change: now === null || before === null ? null : figures.change(now, before) };
  };
  const counted = (value: number | null) => figures.whole(value ?? 0);
  const share = (key: string, label: string, part: (of: UsageTotals) => number, all: (of: UsageTotals) => number): KeyFigure => ({
    key, label, change: null, text: figures.share(part(totals), all(totals)), before: figures.share(part(totalsBefore), all(totalsBefore)),
  });
  return [
    figure('questions', t('questions'), (of) => of.questions, counted),
    figure('people', t('people'), (of) => of.people, people),
    figure('cost', t('cost'), (of) => of.costMicros, figures.money),
    figure('costPerQuestion', t('costPerQuestion'), (of) => of.costPerQuestionMicros, figures.money),
    share('answered', t('answeredShare'), (of) => of.outcomes.answered, (of) => of.questions),
    share('good', t('goodRatings'), (of) => of.good, (of) => of.good + of.bad),
  ];
}
