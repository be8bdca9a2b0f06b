'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useKeys } from '@/components/ui/use-keys';
import { ratingCommentMaxCharacters, ratingReasons, type RatingReason } from '@/lib/contract/rating';

/** Asks why an answer was not right: one reason, and a sentence if the reader has one. */
export function RatingPanel({ onSend, onCancel }: { onSend: (reason: RatingReason | null, comment: string | null) => void; onCancel: () => void }) {
  const t = useTranslations();
  const id = useId();
  const [reason, setReason] = useState<RatingReason | null>(null);
  const [comment, setComment] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useKeys(form, (key) => {
    if (key === 'Escape') onCancel();
    return key === 'Escape';
  });
  return (
    <form
      ref={form}
      className="hairline-t mt-2 scroll-mb-4 pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason, comment.trim() || null);
      }}
    >
      <fieldset>
        <legend className="mb-3 font-medium">{t('rating.question')}</legend>
        <div className="flex flex-wrap gap-2">
          {ratingReasons.map((each) => (
            <label key={each} className="inline-flex min-h-12 cursor-pointer items-center rounded-full border border-edge px-5 text-label font-medium has-checked:border-accent has-checked:bg-mark has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
              <input type="radio" name={`${id}-reason`} value={each} checked={reason === each} onChange={() => setReason(each)} className="sr-only" />
              {t(`rating.reason_${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <label htmlFor={`${id}-comment`} className="mt-4 mb-1.5 block text-label font-medium text-soft">
        {t('rating.comment')}
      </label>
      <textarea id={`${id}-comment`} dir="auto" rows={2} maxLength={ratingCommentMaxCharacters} value={comment} onChange={(event) => setComment(event.target.value)} className="w-full rounded-control border border-edge bg-sheet px-4 py-3" />
      <div className="mt-3 flex justify-end gap-2">
        <Button tone="plain" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('rating.send')}</Button>
      </div>
    </form>
  );
}
