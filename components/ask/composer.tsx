'use client';

import { ArrowUp, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, type KeyboardEvent, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { questionMaxCharacters } from '@/lib/contract/floor-message';
import { useSettledPress } from './use-settled-press';

/** The text area grows with its text up to this share of what is visible. */
const heightMaxShare = 0.32;

export interface ComposerProps {
  draft: string;
  onDraft: (draft: string) => void;
  onAsk: (question: string) => void;
  onStop: () => void;
  /** An answer is under way: Stop stands where Ask was. */
  busy: boolean;
  stopping: boolean;
  followUp: boolean;
  textareaRef: RefObject<HTMLTextAreaElement | null>;
}

/** Where a question is written. Enter asks, Shift and Enter begins a new line. */
export function Composer({ draft, onDraft, onAsk, onStop, busy, stopping, followUp, textareaRef }: ComposerProps) {
  const t = useTranslations('ask');
  const id = useId();
  const question = draft.trim();
  const excess = question.length - questionMaxCharacters;
  const stop = useSettledPress(busy, onStop);
  const ready = question !== '' && excess <= 0 && !busy;

  const submit = () => {
    if (ready) onAsk(question);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      className="mx-auto w-full max-w-3xl px-4 pt-3 pb-3 sm:px-10 sm:pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex items-end gap-2 rounded-control border border-edge bg-sheet p-2 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <label htmlFor={id} className="sr-only">
          {t('composer')}
        </label>
        <GrowingTextarea id={id} value={draft} onChange={onDraft} onKeyDown={onKeyDown} placeholder={t(followUp ? 'placeholderFollowUp' : 'placeholder')} textareaRef={textareaRef} describedBy={`${id}-keys`} invalid={excess > 0} />
        {busy ? (
          <Button tone="primary" className="max-sm:px-4" busy={stopping} onClick={stop} icon={<Square size={16} fill="currentColor" aria-hidden="true" />}>
            {t('stop')}
          </Button>
        ) : (
          <Button tone="primary" className="max-sm:px-4" type="submit" disabled={!ready} icon={<ArrowUp size={20} aria-hidden="true" />}>
            {t('send')}
          </Button>
        )}
      </div>
      <p id={`${id}-keys`} className={excess > 0 ? 'pt-1 text-label font-medium text-danger' : 'sr-only'} role={excess > 0 ? 'alert' : undefined}>
        {excess > 0 ? t('tooLong', { count: excess }) : t('keys')}
      </p>
    </form>
  );
}

interface GrowingTextareaProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  placeholder: string;
  describedBy: string;
  invalid: boolean;
  textareaRef: RefObject<HTMLTextAreaElement | null>;
}

function GrowingTextarea({ id, value, onChange, onKeyDown, placeholder, describedBy, invalid, textareaRef }: GrowingTextareaProps) {
  useEffect(() => {
    const element = textareaRef.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, window.innerHeight * heightMaxShare)}px`;
  }, [value, textareaRef]);

  return (
    <textarea
      ref={textareaRef}
      id={id}
      rows={1}
      // An empty one follows the page, so that its placeholder is set the right way round.
      dir={value === '' ? undefined : 'auto'}
      value={value}
      enterKeyHint="send"
      autoComplete="off"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      className="min-h-14 flex-1 resize-none bg-transparent px-3 py-[0.9375rem] text-body outline-none placeholder:overflow-hidden placeholder:text-ellipsis placeholder:whitespace-nowrap placeholder:text-soft"
    />
  );
}
