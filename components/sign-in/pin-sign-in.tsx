'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NumberStep } from './number-step';
import { PinStep } from './pin-step';
import { useSignIn } from './use-sign-in';

export interface PinSignInProps {
  /** Where to go once signed in. */
  next: string;
  /** A number that is known already: then the PIN is asked first. */
  initialNumber?: string | undefined;
}

/** Employee number, then PIN, on an enrolled tablet. The number stays when the PIN was wrong. */
export function PinSignIn({ next, initialNumber = '' }: PinSignInProps) {
  const t = useTranslations('signIn');
  const [number, setNumber] = useState(initialNumber);
  const [step, setStep] = useState<'number' | 'pin'>(initialNumber === '' ? 'number' : 'pin');
  const signIn = useSignIn('pin', next);
  return (
    <section aria-label={t('title')} className="w-full max-w-md lg:min-h-[41.5rem]">
      {step === 'number' ? (
        <NumberStep number={number} onChange={setNumber} onDone={() => setStep('pin')} signIn={signIn} />
      ) : (
        <PinStep
          number={number}
          signIn={signIn}
          onBack={() => {
            signIn.reset();
            setStep('number');
          }}
        />
      )}
    </section>
  );
}
