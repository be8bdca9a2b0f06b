'use client';

import { useTranslations } from 'next-intl';
import { useFigures } from '@/components/usage/use-figures';
import { errorTable, type ErrorCode } from '@/lib/errors';
import type { Reason } from '@/lib/contract/run-reason';

/** What happened to a run, as sentences. */
export function Reasons({ title, reasons }: { title: string; reasons: readonly Reason[] }) {
  const say = useSentences();
  return (
    <section>
      <h2 className="mb-3 text-title">{title}</h2>
      <ol className="flex flex-col gap-2.5 border-s-2 border-accent ps-4">
        {reasons.map((reason, place) => <li key={place} className="text-body text-pretty">{say(reason)}</li>)}
      </ol>
    </section>
  );
}

function useSentences(): (reason: Reason) => string {
  const t = useTranslations('traces');
  const usage = useTranslations('usage');
  const errors = useTranslations('errors');
  const figures = useFigures('USD');
  const rungName = (rung: string) => (rung === 'premium' || rung === 'economy' || rung === 'extractive' ? usage(`rung_${rung}`) : rung);
  const share = (part: number | null) => (part === null ? usage('notKnown') : figures.share(part, 1));
  const errorText = (code: string) => (isErrorCode(code) ? errors(code) : code);
  return (reason) => {
    switch (reason.code) {
      case 'answered': case 'joined': case 'recalled': case 'interrupted': case 'stopped':
        return t(`why_${reason.code}`, { rung: rungName(reason.rung), time: figures.wait(reason.ms) });
      case 'rungFailed':
        return t('why_rungFailed', { rung: rungName(reason.rung), time: figures.wait(reason.ms), failure: failureText(t, reason.failure) });
      case 'noRoom':
        return t('why_noRoom', { level: t(`level_${reason.level}`), left: figures.whole(reason.leftPercent) });
      case 'refused': case 'enough':
        return t(`why_${reason.code}`, { share: share(reason.confidence) });
      case 'failedBefore':
        return t('why_failedBefore', { error: errorText(reason.errorCode) });
      case 'cited':
        return t('why_cited', { cited: figures.whole(reason.cited), found: figures.whole(reason.found) });
      case 'unreadable':
        return t('why_unreadable', { count: figures.whole(reason.count) });
      default:
        return t(`why_${reason.code}`);
    }
  };
}

const knownFailures = ['late', 'unreachable', 'left_alone', 'crowded', 'stopped_early', 'ended'] as const;

function failureText(t: ReturnType<typeof useTranslations<'traces'>>, failure: string): string {
  const status = /^status_(\d{3})$/u.exec(failure)?.[1];
  if (status !== undefined) return t('failure_status', { status });
  return t(`failure_${knownFailures.find((known) => known === failure) ?? 'broken'}`);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
