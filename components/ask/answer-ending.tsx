'use client';

import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFloor } from '@/components/shell/floor';
import { Button } from '@/components/ui/button';
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
      {onRetry && mayRetry ? (
        <Button onClick={onRetry} icon={<RotateCcw size={18} aria-hidden="true" />}>
          {t(view.state === 'stopped' ? 'answer.askAgain' : 'answer.retry')}
        </Button>
      ) : null}
    </div>
  );
}
