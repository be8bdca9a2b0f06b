import { useTranslations } from 'next-intl';
import type { FirstFigures } from '@/lib/contract/usage-report';
import { DataTable } from './data-table';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

const looks = {
  answered: { fill: 'var(--color-accent)' },
  refused: { fill: 'var(--color-caution)' },
  stopped: { fill: 'var(--color-edge)' },
  failed: { fill: 'var(--color-danger)' },
} as const;
const order = ['answered', 'refused', 'stopped', 'failed'] as const;

/** How questions ended: one line of four parts, and their figures. */
export function OutcomeFigure({ report, exportHref }: { report: FirstFigures; exportHref: string }) {
  const t = useTranslations('usage');
  const figures = useFigures(report.currency);
  const { totals, totalsBefore } = report;
  const rows = order.map((outcome) => ({
    key: outcome,
    cells: [
      <Ending key="name" name={t(`outcome_${outcome}`)} fill={looks[outcome].fill} />,
      figures.whole(totals.outcomes[outcome]),
      figures.share(totals.outcomes[outcome], totals.questions),
      figures.share(totalsBefore.outcomes[outcome], totalsBefore.questions),
    ],
  }));
  // Turned away before it was a question: it has no share of them.
  const limited = { key: 'limited', cells: [<Ending key="name" name={t('outcome_limited')} fill="none" />, figures.whole(totals.limited), '–', '–'] };
  return (
    <FigureFrame
      title={t('outcomes')}
      exportHref={exportHref}
      empty={totals.questions === 0}
      table={
        <>
          <OutcomeLine parts={order.map((outcome) => ({ key: outcome, share: totals.outcomes[outcome] / Math.max(1, totals.questions), fill: looks[outcome].fill }))} />
          <DataTable
            caption={t('outcomes')}
            columns={[{ key: 'outcome', label: t('ending') }, { key: 'questions', label: t('questions'), figures: true }, { key: 'share', label: t('share'), figures: true }, { key: 'before', label: t('before'), figures: true }]}
            rows={totals.limited + totalsBefore.limited > 0 ? [...rows, limited] : rows}
          />
        </>
      }
    />
  );
}

/** The name of an ending after its colour in the line above; hollow for what is not in it. */
function Ending({ name, fill }: { name: string; fill: string }) {
  return (
    <span className="inline-flex items-baseline gap-3">
      <svg aria-hidden="true" className="size-3 shrink-0" viewBox="0 0 12 12">
        <rect x="0.5" y="0.5" width="11" height="11" rx="2" fill={fill} stroke={fill === 'none' ? 'var(--color-edge)' : fill} />
      </svg>
      {name}
    </span>
  );
}

function OutcomeLine({ parts }: { parts: readonly { key: string; share: number; fill: string }[] }) {
  const begins = parts.map((_, place) => parts.slice(0, place).reduce((sum, { share }) => sum + share, 0));
  return (
    <svg aria-hidden="true" className="mb-3 block h-3 w-full rtl:-scale-x-100" preserveAspectRatio="none" viewBox="0 0 100 1">
      {parts.map(({ key, share, fill }, place) => (
        <rect key={key} x={(begins[place] ?? 0) * 100} width={share * 100} height="1" fill={fill} />
      ))}
    </svg>
  );
}
