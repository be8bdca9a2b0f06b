import { useTranslations } from 'next-intl';
import type { FirstFigures } from '@/lib/contract/usage-report';
import { DataTable } from './data-table';
import { FigureFrame } from './figure-frame';
import { useFigures } from './use-figures';

/** Tokens by kind. Cached ones are part of the input, reasoning ones part of the output: they are set apart, so that the lines add up. */
export function TokenFigure({ report, exportHref }: { report: FirstFigures; exportHref: string }) {
  const t = useTranslations('usage');
  const figures = useFigures(report.currency);
  const kinds = [
    { key: 'input', valueOf: ({ inputTokens, cachedInputTokens }: FirstFigures['totals']) => inputTokens - cachedInputTokens },
    { key: 'cachedInput', valueOf: ({ cachedInputTokens }: FirstFigures['totals']) => cachedInputTokens },
    { key: 'output', valueOf: ({ outputTokens, reasoningTokens }: FirstFigures['totals']) => outputTokens - reasoningTokens },
    { key: 'reasoning', valueOf: ({ reasoningTokens }: FirstFigures['totals']) => reasoningTokens },
  ] as const;
  return (
    <FigureFrame
      title={t('tokens')}
      exportHref={exportHref}
      empty={report.totals.calls === 0}
      table={
        <DataTable
          caption={t('tokens')}
          columns={[{ key: 'kind', label: t('kind') }, { key: 'tokens', label: t('tokens'), figures: true }, { key: 'before', label: t('before'), figures: true }]}
          rows={kinds.map(({ key, valueOf }) => ({ key, cells: [t(`tokens_${key}`), figures.whole(valueOf(report.totals)), figures.whole(valueOf(report.totalsBefore))] }))}
        />
      }
    />
  );
}
