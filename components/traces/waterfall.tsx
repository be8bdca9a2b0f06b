'use client';

import { useTranslations } from 'next-intl';
import { useFigures } from '@/components/usage/use-figures';
import type { TraceView } from '@/lib/contract/trace-view';

interface Bar {
  key: string;
  name: string;
  startMs: number;
  ms: number;
  tone: string;
  /** A try of a rung stands under the writing. */
  inner: boolean;
}

const knownStages = ['authorise', 'admit', 'understand', 'gather', 'rank', 'pack', 'recall', 'generate', 'check'] as const;

/** Where the time of a run went: a table whose middle column is a picture of the other two. */
export function Waterfall({ run }: { run: TraceView }) {
  const t = useTranslations('traces');
  const figures = useFigures('USD');
  const bars = useBars(run);
  const endMs = Math.max(1, run.totalMs, ...bars.map(({ startMs, ms }) => startMs + ms));
  return (
    <table className="w-full border-collapse text-body tabular-nums">
      <caption className="sr-only">{t('time')}</caption>
      <thead>
        <tr className="hairline-b text-label text-soft">
          <th scope="col" className="py-2 pe-4 text-start font-medium">{t('stage')}</th>
          <th scope="col" className="py-2 pe-4 text-end font-medium">{t('begins')}</th>
          <td aria-hidden="true" className="w-2/5" />
          <th scope="col" className="py-2 text-end font-medium">{t('takes')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} className="hairline-b">
            <th scope="row" className={`py-2.5 pe-4 text-start font-normal sm:whitespace-nowrap ${bar.inner ? 'ps-5 text-label text-soft' : ''}`}>{bar.name}</th>
            <td className="py-2.5 pe-4 text-end text-label text-soft whitespace-nowrap">{figures.wait(bar.startMs)}</td>
            <td aria-hidden="true" className="py-2.5">
              <TimeBar bar={bar} endMs={endMs} markMs={run.firstTextMs} />
            </td>
            <td className="py-2.5 ps-4 text-end whitespace-nowrap">{figures.wait(bar.ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useBars({ stages, attempts }: TraceView): Bar[] {
  const t = useTranslations('traces');
  const usage = useTranslations('usage');
  const nameOf = (name: string) => {
    const known = knownStages.find((stage) => stage === name);
    return known === undefined ? t('stage_other', { name }) : t(`stage_${known}`);
  };
  const rungName = (rung: string) => (rung === 'premium' || rung === 'economy' || rung === 'extractive' ? usage(`rung_${rung}`) : rung);
  const tries = attempts.flatMap(({ rung, startMs, ms, outcome }, place): Bar[] => (attempts.length < 2 || startMs === undefined ? [] : [{ key: `try ${place}`, name: rungName(rung), startMs, ms, tone: outcome === 'failed' || outcome === 'interrupted' ? 'text-danger' : 'text-accent', inner: true }]));
  return stages.toSorted((a, b) => a.startMs - b.startMs).flatMap(({ name, startMs, durationMs }, place) => [{ key: `${place} ${name}`, name: nameOf(name), startMs, ms: durationMs, tone: name === 'generate' && tries.length > 0 ? 'text-edge' : 'text-accent', inner: false }, ...(name === 'generate' ? tries : [])]);
}

/** The picture's unit: a thousand for the whole run. What took no time is still seen. */
const scale = 1_000;
const leastWidth = 4;

function TimeBar({ bar: { startMs, ms, tone }, endMs, markMs }: { bar: Bar; endMs: number; markMs: number | null }) {
  const x = Math.min(scale - leastWidth, (startMs / endMs) * scale);
  return (
    <svg className={`block h-3 w-full ${tone} rtl:-scale-x-100`} preserveAspectRatio="none" viewBox={`0 0 ${scale} 12`}>
      <rect width={scale} height="12" fill="var(--color-tint)" />
      <rect x={x} width={Math.min(scale - x, Math.max(leastWidth, (ms / endMs) * scale))} height="12" fill="currentColor" />
      {markMs === null ? null : <rect x={Math.min(scale - 3, (markMs / endMs) * scale)} width="3" height="12" fill="var(--color-caution)" />}
    </svg>
  );
}
