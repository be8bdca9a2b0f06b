import { useEffect, useState } from 'react';
import type { ErrorCode } from '@/lib/errors';
import { sendCredentials } from './send-credentials';
import { useCountdown } from '@/components/ui/use-countdown';

/** Where a sign-in stands. `pausedUntil` is in milliseconds since 1970. */
export type SignInState =
  | { kind: 'ready' }
  | { kind: 'checking' }
  | { kind: 'signed-in' }
  | { kind: 'refused'; code: ErrorCode }
  | { kind: 'paused'; pausedUntil: number }
  | { kind: 'blocked' }
  | { kind: 'offline' };

export interface SignIn {
  state: SignInState;
  /** Whole seconds until it may be tried again; 0 when it may. */
  secondsLeft: number;
  /** Whether nothing can be sent now. */
  held: boolean;
  submit(fields: Record<string, string>): Promise<void>;
  reset(): void;
}

/** One sign-in form's dealings with the server; on success the page is left for `next`, with nothing of this one kept. */
export function useSignIn(kind: 'pin' | 'password', next: string): SignIn {
  const [state, setState] = useState<SignInState>({ kind: 'ready' });
  const secondsLeft = useCountdown(state.kind === 'paused' ? state.pausedUntil : null);

  useEffect(() => {
    const lost = () => setState((was) => (was.kind === 'signed-in' ? was : { kind: 'offline' }));
    const found = () => setState((was) => (was.kind === 'offline' ? { kind: 'ready' } : was));
    window.addEventListener('offline', lost);
    window.addEventListener('online', found);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', found);
    };
  }, []);

  const paused = state.kind === 'paused' && secondsLeft > 0;
  return {
    state: state.kind === 'paused' && !paused ? { kind: 'ready' } : state,
    secondsLeft,
    held: paused || state.kind === 'checking' || state.kind === 'signed-in' || state.kind === 'blocked',
    async submit(fields) {
      setState({ kind: 'checking' });
      const after = await tryOnce(kind, fields);
      setState(after);
      if (after.kind === 'signed-in') window.location.assign(next);
    },
    reset: () => setState({ kind: 'ready' }),
  };
}

async function tryOnce(kind: 'pin' | 'password', fields: Record<string, string>): Promise<SignInState> {
  const outcome = await sendCredentials(kind, fields);
  if (outcome.kind !== 'refused') return outcome;
  const { code, retryAfterSeconds } = outcome;
  if (code !== 'sign_in_paused') return { kind: 'refused', code };
  return retryAfterSeconds === undefined ? { kind: 'blocked' } : { kind: 'paused', pausedUntil: Date.now() + retryAfterSeconds * 1000 };
}
