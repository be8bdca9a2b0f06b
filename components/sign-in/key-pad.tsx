'use client';

import { Delete } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export interface KeyPadProps {
  /** What the keys write into, by id. */
  controls: string;
  disabled: boolean;
  onDigit(digit: string): void;
  onDelete(): void;
  /** The key at the lower left. */
  extra: { label: string; onPress(): void };
}

/** Twelve keys of 72 px, 64 on a telephone. Digits stand as on a telephone, also where text runs from right to left. */
export function KeyPad({ controls, disabled, onDigit, onDelete, extra }: KeyPadProps) {
  const t = useTranslations('signIn');
  const key = (label: string, content: ReactNode, onPress: () => void, small = false) => (
    <Key key={label} label={label} small={small} controls={controls} disabled={disabled} onPress={onPress}>
      {content}
    </Key>
  );
  return (
    <div role="group" aria-label={t('keypad')} dir="ltr" className="grid grid-cols-3 gap-2">
      {digits.map((digit) => key(digit, digit, () => onDigit(digit)))}
      {key(extra.label, extra.label, extra.onPress, true)}
      {key('0', '0', () => onDigit('0'))}
      {key(t('delete'), <DeleteFace label={t('delete')} />, onDelete, true)}
    </div>
  );
}

function DeleteFace({ label }: { label: string }) {
  return (
    <>
      <Delete size={22} strokeWidth={1.5} aria-hidden="true" />
      {label}
    </>
  );
}

interface KeyProps {
  label: string;
  small: boolean;
  controls: string;
  disabled: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Key({ label, small, controls, disabled, onPress, children }: KeyProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-controls={controls}
      disabled={disabled}
      // The caret stays in the field, so that a keyboard and a scanner go on writing there.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={`flex h-18 min-w-18 items-center max-sm:h-16 justify-center rounded-control border transition-colors duration-100 ease-quiet select-none active:bg-accent active:text-on-accent disabled:cursor-default disabled:opacity-40 ${
        small ? 'flex-col gap-1 border-transparent text-label font-medium text-soft hover:bg-tint' : 'border-edge bg-sheet pt-1 font-serif text-[1.75rem] leading-none tabular-nums lining-nums hover:bg-tint'
      }`}
    >
      {children}
    </button>
  );
}
