import { useTranslations } from 'next-intl';
import type { FirstFigures } from '@/lib/contract/usage-report';
import { DataTable } from './data-table';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

/** What was not spent, and how that is reckoned. */
export function SavedFigure({ report, exportHref }: { report: FirstFigures; exportHref: string }) {
  const t = useTranslations('usage');
  const figures = useFigures(report.currency);
  const { premiumAverageMicros, refusalsMicros, ladderMicros, sharedMicros, cachedInputMicros } = report.saved;
  const known = (micros: number | null) => (micros === null ? t('notKnown') : figures.money(micros));
  return (
    <FigureFrame
      title={t('saved')}
      note={premiumAverageMicros === null ? t('savedUnknown') : t('savedNote', { average: figures.money(premiumAverageMicros) })}
      exportHref={exportHref}
      table={
        <DataTable
          caption={t('saved')}
          columns={[{ key: 'by', label: t('savedBy') }, { key: 'amount', label: t('amount'), figures: true }]}
          rows={[
            { key: 'refusals', cells: [t('savedRefusals'), known(refusalsMicros)] },
            { key: 'ladder', cells: [t('savedLadder'), known(ladderMicros)] },
            { key: 'shared', cells: [t('savedShared'), figures.money(sharedMicros)] },
            { key: 'cached', cells: [t('savedCached'), figures.money(cachedInputMicros)] },
          ]}
        />
      }
    />
  );
}
