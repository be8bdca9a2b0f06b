import { useTranslations } from 'next-intl';
import type { FirstFigures } from '@/lib/contract/usage-report';
import { DataTable } from './data-table';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

/** How long people waited for the first source, the first words and the end of an answer. */
export function WaitFigure({ report, exportHref }: { report: FirstFigures; exportHref: string }) {
  const t = useTranslations('usage');
  const figures = useFigures(report.currency);
  const before = new Map(report.waitsBefore.map((wait) => [wait.mark, wait]));
  return (
    <FigureFrame
      title={t('waits')}
      note={t('waitsNote')}
      exportHref={exportHref}
      empty={report.waits.every(({ measured }) => measured === 0)}
      table={
        <DataTable
          caption={t('waits')}
          columns={[{ key: 'mark', label: t('until') }, { key: 'p50', label: t('half'), figures: true }, { key: 'p95', label: t('mostly'), figures: true }, { key: 'before', label: t('mostlyBefore'), figures: true }]}
          rows={report.waits.map(({ mark, p50Ms, p95Ms }) => ({ key: mark, cells: [t(`mark_${mark}`), figures.wait(p50Ms), figures.wait(p95Ms), figures.wait(before.get(mark)?.p95Ms ?? null)] }))}
        />
      }
    />
  );
}
