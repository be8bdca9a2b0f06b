'use client';

import { PencilLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFormStatus } from 'react-dom';
import { writeAnswer } from '@/app/(manage)/knowledge/drafts/actions';
import { Button } from '@/components/ui/button';

/** From a question without an answer to the draft of one. */
export function WriteAnswerButton({ question }: { question: string }) {
  return (
    <form action={writeAnswer}>
      <input type="hidden" name="question" value={question} />
      <Send question={question} />
    </form>
  );
}

function Send({ question }: { question: string }) {
  const t = useTranslations('usage');
  const { pending } = useFormStatus();
  return (
    <Button type="submit" busy={pending} icon={<PencilLine size={18} aria-hidden="true" />} aria-label={t('writeAnswerTo', { question })}>
      {t('writeAnswer')}
    </Button>
  );
}
