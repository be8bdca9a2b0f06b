import { useTranslations } from 'next-intl';
import type { FirstFigures, UsageShare } from '@/lib/contract/usage-report';
import { DataTable, type DataColumn } from './data-table';
import { FigureFrame } from './figure-frame';
import { ShareBar } from './share-bar';
import { useFigures } from './use-figures';

export interface ShareFigureProps {
  report: Pick<FirstFigures, 'currency'>;
  title: string;
  note?: string | undefined;
  /** Not split at all: the note says why. */
  withheld?: boolean;
  of: string;
  shares: readonly UsageShare[];
  nameOf?: (share: UsageShare) => string;
  /** Whether somebody can have asked there at all. */
  canAsk?: (share: UsageShare) => boolean;
  exportHref: string;
}

/** One split of the whole, as a table whose bars show the shares of the cost, or of the questions where nothing was paid. */
export function ShareFigure({ report, title, note, of, shares, withheld = false, nameOf = ({ label }) => label, canAsk = () => true, exportHref }: ShareFigureProps) {
  const t = useTranslations('usage');
  const figures = useFigures(report.currency);
  if (withheld) return <FigureFrame title={title} note={note} table={null} />;
  const hasQuestions = shares.some(({ questions }) => questions !== null);
  const hasPeople = shares.some(({ people }) => people !== undefined);
  const paid = shares.some(({ costMicros }) => costMicros > 0);
  const weightOf = (share: UsageShare) => (paid ? share.costMicros : (share.questions ?? share.calls));
  const most = Math.max(1, ...shares.map(weightOf));
  const peopleOf = ({ people }: UsageShare) => (people === null ? t('fewerThanFive') : figures.whole(people ?? 0));
  const columns: DataColumn[] = [
    { key: 'name', label: of },
    ...(hasQuestions ? [{ key: 'questions', label: t('questions'), figures: true }] : [{ key: 'calls', label: t('calls'), figures: true }]),
    ...(hasPeople ? [{ key: 'people', label: t('peopleShort'), figures: true }] : []),
    { key: 'cost', label: t('cost'), figures: true },
  ];
  const rows = shares.map((share) => ({
    key: share.key,
    cells: [
      <span key="name" className="block min-w-40">
        {nameOf(share)}
        <ShareBar part={weightOf(share) / most} />
      </span>,
      canAsk(share) ? figures.whole(hasQuestions ? (share.questions ?? 0) : share.calls) : '–',
      ...(hasPeople ? [canAsk(share) ? peopleOf(share) : '–'] : []),
      figures.money(share.costMicros),
    ],
  }));
  return <FigureFrame title={title} note={note} exportHref={exportHref} empty={shares.length === 0} table={<DataTable caption={title} columns={columns} rows={rows} />} />;
}
