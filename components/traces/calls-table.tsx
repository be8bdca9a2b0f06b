'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/usage/data-table';
import { useFigures } from '@/components/usage/use-figures';
import type { TraceCall } from '@/lib/contract/trace-view';

/** The paid calls of a run, from the ledger. */
export function CallsTable({ calls, currency }: { calls: readonly TraceCall[]; currency: string }) {
  const t = useTranslations('traces');
  const usage = useTranslations('usage');
  const figures = useFigures(currency);
  const purpose = (kind: string) => (kind === 'answer' || kind === 'embedding' || kind === 'rerank' ? t(`call_${kind}`) : kind);
  return (
    <DataTable
      caption={t('calls')}
      columns={[
        { key: 'model', label: usage('model') }, { key: 'purpose', label: usage('kind') }, { key: 'in', label: t('tokensIn'), figures: true },
        { key: 'cached', label: t('tokensCached'), figures: true }, { key: 'out', label: t('tokensOut'), figures: true }, { key: 'cost', label: t('cost'), figures: true },
      ]}
      rows={calls.map(({ kind, model, inputTokens, cachedInputTokens, outputTokens, costMicros }, place) => ({
        key: String(place),
        cells: [model, purpose(kind), figures.whole(inputTokens), figures.whole(cachedInputTokens), figures.whole(outputTokens), figures.money(costMicros)],
      }))}
    />
  );
}
