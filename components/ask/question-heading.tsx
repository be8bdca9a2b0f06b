'use client';

import { useTranslations } from 'next-intl';
import { useFloor } from '@/components/shell/floor';
import { useDates } from '@/components/ui/use-dates';

/** The question as the heading of its note, with the hour it was asked. */
export function QuestionHeading({ id, text, askedAt }: { id: string; text: string; askedAt: string | undefined }) {
  const t = useTranslations('answer');
  const { hour } = useDates();
  const { viewer } = useFloor();
  return (
    <header className="mb-4">
      <p className="mb-1 text-label text-soft">
        {t('youAsked')}
        {askedAt ? <span className="tabular-nums"> · {hour(askedAt, viewer.timeZone)}</span> : null}
      </p>
      <h2 id={id} dir="auto" className="text-title break-words whitespace-pre-line italic">
        {text}
      </h2>
    </header>
  );
}
