'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/usage/data-table';
import { useFigures } from '@/components/usage/use-figures';
import type { TraceEvidence } from '@/lib/contract/trace-view';
import { localeDirections, localeTags } from '@/lib/locales';

/** So many at least, and whatever was cited, are seen at once. */
const firstRows = 6;

/** What was found, best first, with the scores that put it there. What the reader may not read has no title. */
export function EvidenceTable({ evidence }: { evidence: readonly TraceEvidence[] }) {
  const t = useTranslations('traces');
  const seen = Math.max(firstRows, evidence.findLastIndex(({ cited }) => cited) + 1);
  const rest = evidence.slice(seen);
  return (
    <>
      <Passages evidence={evidence.slice(0, seen)} all={evidence} />
      {rest.length === 0 ? null : (
        <details className="group mt-1">
          <summary className="-ms-3 inline-flex min-h-12 items-center rounded-control px-3 font-medium text-accent hover:bg-tint group-open:hidden">{t('moreEvidence', { count: rest.length })}</summary>
          <Passages evidence={rest} all={evidence} />
        </details>
      )}
    </>
  );
}

function Passages({ evidence, all }: { evidence: readonly TraceEvidence[]; all: readonly TraceEvidence[] }) {
  const t = useTranslations('traces');
  const figures = useFigures('USD');
  const score = new Intl.NumberFormat(localeTags[useLocale()], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const rankOf = ({ rank, fused }: TraceEvidence) => rank ?? fused;
  const best = Math.max(1e-9, ...all.map(rankOf));
  return (
    <DataTable
      caption={t('evidence')}
      columns={[{ key: 'passage', label: t('passage') }, { key: 'words', label: t('words'), figures: true }, { key: 'meaning', label: t('meaning'), figures: true }, { key: 'rank', label: t('rank'), figures: true }]}
      rows={evidence.map((one, place) => ({
        key: String(place),
        cells: [<Passage key="passage" {...one} />, score.format(one.keyword), score.format(one.vector), figures.share(rankOf(one), best)],
      }))}
    />
  );
}

function Passage({ passage, cited }: TraceEvidence) {
  const t = useTranslations('traces');
  return (
    <span dir={localeDirections[useLocale()]} className="flex min-w-48 flex-wrap items-baseline gap-x-3 gap-y-1">
      {passage === null ? <span className="text-soft italic">{t('notReadable')}</span> : (
        <span>
          <bdi>{passage.title}</bdi>
          <span className="block text-label text-soft"><bdi>{[passage.heading, passage.collection].filter((part) => part !== '').join(' · ')}</bdi></span>
        </span>
      )}
      {cited ? <Badge tone="accent">{t('cited')}</Badge> : null}
    </span>
  );
}
