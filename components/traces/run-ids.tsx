import { useTranslations } from 'next-intl';
import type { TraceView } from '@/lib/contract/trace-view';

/** Under which names the run is found elsewhere. */
export function RunIds({ run: { runId, traceId, errorCode } }: { run: TraceView }) {
  const t = useTranslations('traces');
  const ids = [[t('runId'), runId], [t('traceId'), traceId], [t('errorCode'), errorCode]] as const;
  return (
    <dl className="flex flex-col gap-3">
      {ids.map(([name, value]) => (value === null ? null : (
        <div key={name}>
          <dt className="text-label text-soft">{name}</dt>
          <dd dir="ltr" className="text-label break-all tabular-nums rtl:text-end">{value}</dd>
        </div>
      )))}
    </dl>
  );
}
