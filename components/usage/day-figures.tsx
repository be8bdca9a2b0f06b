import { useLocale, useTranslations } from 'next-intl';
import type { FirstFigures } from '@/lib/contract/usage-report';
import { localeDirections } from '@/lib/locales';
import { DataTable } from './data-table';
import { FigureFrame } from './figure-frame';
import { LateDayChart } from './late-day-chart';
import { useFigures } from './use-figures';

/** Questions and cost, day by day. */
export function DayFigures({ report, exportHref }: { report: FirstFigures; exportHref: string }) {
  const t = useTranslations('usage');
  const figures = useFigures(report.currency);
  const rtl = localeDirections[useLocale()] === 'rtl';
  const kinds = [
    { key: 'questions', title: t('questionsByDay'), column: t('questions'), valueOf: (day: FirstFigures['days'][number]) => day.questions, figureOf: figures.whole },
    { key: 'cost', title: t('costByDay'), column: t('cost'), valueOf: (day: FirstFigures['days'][number]) => day.costMicros, figureOf: figures.money },
  ];
  return (
    <div className="grid gap-x-12 gap-y-12 lg:grid-cols-2">
      {kinds.map(({ key, title, column, valueOf, figureOf }) => (
        <FigureFrame
          key={key}
          title={title}
          exportHref={exportHref}
          empty={report.days.every((day) => valueOf(day) === 0)}
          chart={
            <LateDayChart
              label={t('chartLabel', { title, range: figures.range(report.filter.from, report.filter.until) })}
              days={report.days.map((day) => ({ day: day.day, value: valueOf(day), name: figures.day(day.day), figure: figureOf(valueOf(day)) }))}
              rtl={rtl}
              currency={key === 'cost' ? report.currency : null}
            />
          }
          table={
            <DataTable
              caption={title}
              columns={[{ key: 'day', label: t('day') }, { key, label: column, figures: true }]}
              rows={report.days.map((day) => ({ key: day.day, cells: [figures.longDay(day.day), figureOf(valueOf(day))] }))}
            />
          }
        />
      ))}
    </div>
  );
}
