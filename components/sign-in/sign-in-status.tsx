'use client';

import { useTranslations } from 'next-intl';
import { clockTime } from '@/components/ui/use-countdown';
import type { SignIn, SignInState } from './use-sign-in';

/** The line under a sign-in form: what is going on, and what went wrong. It keeps its place when it is empty. */
export function SignInStatus({ signIn: { state, secondsLeft } }: { signIn: Pick<SignIn, 'state' | 'secondsLeft'> }) {
  const t = useTranslations('signIn');
  return (
    <div className="min-h-16">
      <p role="status" className="text-soft">
        {state.kind === 'checking' ? t('checking') : state.kind === 'signed-in' ? t('welcome') : null}
      </p>
      <p role="alert" className="font-medium text-danger">
        <Problem state={state} />
      </p>
      {state.kind === 'paused' ? (
        // Not announced every second: the alert above said it once.
        <p role="timer" className="font-medium text-ink tabular-nums">
          {t('pausedFor', { time: clockTime(secondsLeft) })}
        </p>
      ) : null}
    </div>
  );
}

function Problem({ state }: { state: SignInState }) {
  const t = useTranslations('signIn');
  const errors = useTranslations('errors');
  switch (state.kind) {
    case 'paused':
      return t('paused');
    case 'blocked':
      return t('blocked');
    case 'offline':
      return t('offline');
    case 'refused':
      return state.code === 'not_allowed' ? t('tabletGone') : errors(state.code);
    case 'ready':
    case 'checking':
    case 'signed-in':
      return null;
  }
}
