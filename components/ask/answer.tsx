'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useDates } from '@/components/ui/use-dates';
import type { SentenceCheck } from '@/lib/contract/check-result';
import { AnswerActions } from './answer-actions';
import { AnswerEnding } from './answer-ending';
import { AnswerNote } from './answer-note';
import { CitedRows } from './cited-rows';
import { LateProse } from './late-prose';
import type { AnswerView } from './read-answer';
import { ReadingProvider, type Reading } from './reading';
import { Refusal } from './refusal';

export interface AnswerProps {
  messageId: string | undefined;
  view: AnswerView;
  rating: 1 | -1 | undefined;
  openN: number | undefined;
  onOpenSource: (n: number, from: HTMLElement) => void;
  onOpenPassage: (passageId: number) => void;
  /** Only the last answer of a conversation can be asked for again. */
  onRetry: (() => void) | undefined;
}

const failedVerdicts = new Set<SentenceCheck['verdict']>(['unsupported', 'uncited']);

/** The sentences to mark. The last one of an answer that was cut off had no time to name its source. */
function failedSentences({ check, state, text }: AnswerView): SentenceCheck[] {
  const cutOff = state === 'stopped' || state === 'interrupted';
  const end = cutOff ? text.trimEnd().length : Number.POSITIVE_INFINITY;
  return check?.sentences.filter((sentence) => failedVerdicts.has(sentence.verdict) && sentence.end < end) ?? [];
}

/** One answer in whatever state it is, set like a note. */
export function Answer({ messageId, view, rating, openN, onOpenSource, onOpenPassage, onRetry }: AnswerProps) {
  const t = useTranslations();
  const dates = useDates();
  const reading = useMemo<Reading>(() => ({ citations: view.citations, openN, open: onOpenSource }), [view.citations, openN, onOpenSource]);
  const failed = useMemo(() => failedSentences(view), [view]);
  const settled = view.state === 'answered' || view.state === 'refused' || (view.state === 'stopped' && view.text !== '') || view.state === 'interrupted';
  // The ending says the same as this notice, with the way on.
  const notices = view.notices.filter(({ code }) => code !== 'interrupted');

  return (
    <div data-answer="" data-state={view.state}>
      {view.state === 'looking' || view.state === 'reading' ? <Waiting view={view} /> : null}
      {view.text === '' ? null : (
        <div dir="auto" className="font-serif text-read">
          <ReadingProvider value={reading}>
            <LateProse text={view.text} streaming={view.state === 'writing'} citations sentences={failed} />
          </ReadingProvider>
        </div>
      )}
      {view.state === 'refused' ? <Refusal nearest={view.nearest} onOpen={onOpenPassage} /> : null}
      {settled && (notices.length > 0 || failed.length > 0) ? (
        <div className="mt-5 flex flex-col gap-2">
          {failed.length > 0 ? <AnswerNote tone="caution" icon={<TriangleAlert size={16} />}>{t('answer.checkNote', { count: failed.length })}</AnswerNote> : null}
          {notices.map(({ code, budget }) => (
            <AnswerNote key={code}>{t(`notice.${code}`, { level: budget?.level ?? 'staff', left: budget?.leftPercent ?? 0, day: budget ? dates.weekday(budget.renewsOn) : '' })}</AnswerNote>
          ))}
        </div>
      ) : null}
      <AnswerEnding view={view} onRetry={onRetry} />
      {view.text !== '' && view.state !== 'writing' ? <CitedRows view={view} openN={openN} onOpen={onOpenSource} /> : null}
      {settled && messageId ? <AnswerActions messageId={messageId} view={view} rating={rating} onAskAgain={view.state === 'answered' || view.state === 'refused' ? onRetry : undefined} /> : null}
    </div>
  );
}

function Waiting({ view }: { view: AnswerView }) {
  const t = useTranslations('answer');
  return (
    <div className="flex flex-col gap-4">
      <p className="text-label text-soft">{view.state === 'reading' ? t('reading', { count: view.citations.length }) : t('looking')}</p>
      <Skeleton lines={3} />
    </div>
  );
}
