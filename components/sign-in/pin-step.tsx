'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { KeyPad } from './key-pad';
import { PinField, pinLength } from './pin-field';
import { SignInStatus } from './sign-in-status';
import type { SignIn } from './use-sign-in';

export interface PinStepProps {
  number: string;
  signIn: SignIn;
  onBack(): void;
}

/** Asks for the PIN and sends it with its last digit; a refused one is cleared for the next try. */
export function PinStep({ number, signIn, onBack }: PinStepProps) {
  const t = useTranslations('signIn');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  useEffect(() => input.current?.focus(), []);

  const change = async (value: string) => {
    if (signIn.held) return;
    setPin(value);
    if (value.length < pinLength) return;
    await signIn.submit({ number, pin: value });
    setPin('');
    input.current?.focus();
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
      <div className="flex min-h-12 items-center justify-between gap-4">
        <h2 className="text-title">
          <bdi>{t('signingInAs', { number })}</bdi>
        </h2>
        <Button tone="plain" onClick={onBack} disabled={signIn.state.kind === 'checking' || signIn.state.kind === 'signed-in'}>
          {t('change')}
        </Button>
      </div>
      <PinField ref={input} id={id} value={pin} wrong={signIn.state.kind === 'refused'} disabled={signIn.held} onChange={(value) => void change(value)} />
      <KeyPad
        controls={id}
        disabled={signIn.held}
        onDigit={(digit) => void change((pin + digit).slice(0, pinLength))}
        onDelete={() => setPin(pin.slice(0, -1))}
        extra={{ label: t('clear'), onPress: () => setPin('') }}
      />
      <SignInStatus signIn={signIn} />
    </form>
  );
}
