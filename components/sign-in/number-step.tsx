'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { KeyPad } from './key-pad';
import { SignInStatus } from './sign-in-status';
import type { SignIn } from './use-sign-in';

export interface NumberStepProps {
  number: string;
  onChange(number: string): void;
  onDone(): void;
  signIn: SignIn;
}

const numberLengthMax = 20;

/** Asks who it is. The tablet's own keyboard stays away unless the number has letters. */
export function NumberStep({ number, onChange, onDone, signIn }: NumberStepProps) {
  const t = useTranslations('signIn');
  const id = useId();
  const [letters, setLetters] = useState(false);
  const change = (text: string) => onChange(text.replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, numberLengthMax));
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (number !== '') onDone();
      }}
    >
      <h2 className="flex min-h-12 items-center text-title">{t('title')}</h2>
      <NumberField id={id} value={number} letters={letters} onChange={change} />
      <KeyPad
        controls={id}
        disabled={false}
        onDigit={(digit) => change(number + digit)}
        onDelete={() => onChange(number.slice(0, -1))}
        extra={{ label: t('letters'), onPress: () => setLetters(true) }}
      />
      <Button type="submit" tone="primary" disabled={number === ''}>
        {t('continue')}
      </Button>
      <SignInStatus signIn={signIn} />
    </form>
  );
}

interface NumberFieldProps {
  id: string;
  value: string;
  /** Whether the tablet's own keyboard is wanted. */
  letters: boolean;
  onChange(text: string): void;
}

function NumberField({ id, value, letters, onChange }: NumberFieldProps) {
  const t = useTranslations('signIn');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), [letters]);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-label font-medium text-soft">
        {t('number')}
      </label>
      <input
        ref={input}
        id={id}
        dir="ltr"
        inputMode={letters ? 'text' : 'none'}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="h-18 w-full rounded-control border border-edge bg-sheet px-5 text-center font-serif text-[1.75rem] tracking-[0.12em] text-ink tabular-nums lining-nums"
      />
      <p id={`${id}-hint`} className="text-label text-soft">
        {t('numberHint')}
      </p>
    </div>
  );
}
