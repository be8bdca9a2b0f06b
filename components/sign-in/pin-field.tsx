'use client';

import { useTranslations } from 'next-intl';
import type { Ref } from 'react';

export const pinLength = 6;

export interface PinFieldProps {
  id: string;
  value: string;
  wrong: boolean;
  disabled: boolean;
  onChange(value: string): void;
  ref: Ref<HTMLInputElement>;
}

/** Six marks that fill. Underneath is an ordinary password input, so that keyboards, paste and screen readers work. */
export function PinField({ id, value, wrong, disabled, onChange, ref }: PinFieldProps) {
  const t = useTranslations('signIn');
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-label font-medium text-soft">
        {t('pin')}
      </label>
      <div dir="ltr" className={`relative flex h-18 items-center justify-center gap-6 rounded-control border bg-sheet focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${wrong ? 'border-danger' : 'border-edge'}`}>
        <input
          ref={ref}
          id={id}
          type="password"
          inputMode="none"
          autoComplete="off"
          maxLength={pinLength}
          value={value}
          readOnly={disabled}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, '').slice(0, pinLength))}
          className="absolute inset-0 h-full w-full cursor-default bg-transparent text-transparent caret-transparent outline-none selection:bg-transparent selection:text-transparent"
        />
        {Array.from({ length: pinLength }, (_, place) => (
          <span
            key={place}
            aria-hidden="true"
            className={`size-4 rounded-full border-2 transition-colors duration-100 ease-quiet ${place < value.length ? 'border-accent bg-accent' : 'border-edge bg-transparent'}`}
          />
        ))}
      </div>
      <p id={`${id}-hint`} className="text-label text-soft">
        {t('pinHint')}
      </p>
      <p role="status" className="sr-only">
        {value === '' ? null : t('pinEntered', { count: value.length })}
      </p>
    </div>
  );
}
