'use client';

import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFloor } from '@/components/shell/floor';
import { Button } from '@/components/ui/button';
import { clockTime, useCountdown } from '@/components/ui/use-countdown';
import { errorTable } from '@/lib/errors';
import type { AnswerView } from './read-answer';

/** The sentence for an answer that did not end well; undefined for those that did, or are not over. */
function endingOf({ state, text }: AnswerView) {
  switch (state) {
    case 'stopped':
      return text === '' ? 'stoppedEmpty' : 'stopped';
    case 'interrupted':
    case 'failed':
    case 'lost':
    case 'unanswered':
      return state;
    default:
      return undefined;
  }
}

/** How an answer ended when it did not end well, why if that is known, and the way on. */
export function AnswerEnding({ view, onRetry }: { view: AnswerView; onRetry: (() => void) | undefined }) {
  const t = useTranslations();
  const { signOut } = useFloor();
  const ending = endingOf(view);
  if (!ending) return null;
  const cause = view.state === 'failed' && view.errorCode ? t(`errors.${view.errorCode}`) : undefined;
  const mayRetry = view.errorCode === undefined || errorTable[view.errorCode].retry;
  return (
    <div className="hairline-t mt-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pt-4">
      <p className="min-w-0 flex-1 basis-64 text-body">
        {t(`answer.${ending}`)} {cause}
      </p>
      {view.errorCode === 'not_signed_in' ? <Button onClick={() => signOut('locked')}>{t('answer.signIn')}</Button> : null}
      {onRetry && mayRetry && view.retryAfterSeconds !== undefined ? <RetryLater afterSeconds={view.retryAfterSeconds} onRetry={onRetry} /> : null}
      {onRetry && mayRetry && view.retryAfterSeconds === undefined ? (
        <Button onClick={onRetry} icon={<RotateCcw size={18} aria-hidden="true" />}>
          {t(view.state === 'stopped' ? 'answer.askAgain' : 'answer.retry')}
        </Button>
      ) : null}
    </div>
  );
}

/** Counts down to the moment when asking again can help; the button waits for it. Not announced every second. */
function RetryLater({ afterSeconds, onRetry }: { afterSeconds: number; onRetry: () => void }) {
  const t = useTranslations('answer');
  const [until] = useState(() => Date.now() + afterSeconds * 1000);
  const secondsLeft = useCountdown(until);
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <p role="timer" className="text-label text-soft tabular-nums">
        {secondsLeft > 0 ? t('retryIn', { time: clockTime(secondsLeft) }) : t('retryNow')}
      </p>
      <Button onClick={onRetry} disabled={secondsLeft > 0} icon={<RotateCcw size={18} aria-hidden="true" />}>
        {t('retry')}
      </Button>
    </div>
  );
}
