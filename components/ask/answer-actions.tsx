'use client';

import { Copy, RotateCcw, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useFloor } from '@/components/shell/floor';
import { IconButton } from '@/components/ui/icon-button';
import { focusIfNowhere } from '@/components/ui/keyboard-focus';
import { useToaster } from '@/components/ui/toast';
import type { RatingReason } from '@/lib/contract/rating';
import { answerAsText, copyText } from './copy-text';
import { RatingPanel } from './rating-panel';
import type { AnswerView } from './read-answer';

export interface AnswerActionsProps {
  messageId: string;
  view: AnswerView;
  rating: 1 | -1 | undefined;
  onAskAgain: (() => void) | undefined;
}

/** What can be done with an answer: copy it, say what one thinks of it, ask again. */
export function AnswerActions({ messageId, view, rating: initial, onAskAgain }: AnswerActionsProps) {
  const t = useTranslations();
  const toaster = useToaster();
  const { rating, rate } = useRating(messageId, initial);
  const [asking, setAsking] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const closePanel = () => {
    setAsking(false);
    // Its buttons go with it: the one that opened it takes the focus back.
    focusIfNowhere(() => group.current?.querySelector<HTMLElement>('[aria-expanded]'));
  };

  const copy = async () => {
    const copied = await copyText(answerAsText(view.text, view.citations, {
      sources: t('answer.copySources'),
      revision: (number) => t('sources.revision', { number: String(number) }),
      page: (page) => t('sources.page', { page: String(page) }),
    }));
    toaster.show({ text: t(copied ? 'answer.copied' : 'answer.copyFailed') });
  };
  const judge = (value: 1 | -1) => {
    setAsking(value === -1 && rating !== -1);
    if (rating === value) void rate(null);
    else if (value === 1) void rate(1);
  };

  return (
    <div className="mt-3">
      <div ref={group} role="group" aria-label={t('answer.actions')} className="-ms-3 flex flex-wrap gap-x-2">
        {view.text === '' ? null : <IconButton icon={<Copy size={18} />} label={t('answer.copy')} onClick={() => void copy()} />}
        <IconButton icon={<ThumbsUp size={18} />} label={t('rating.good')} pressed={rating === 1} onClick={() => judge(1)} />
        <IconButton icon={<ThumbsDown size={18} />} label={t('rating.bad')} pressed={rating === -1} aria-expanded={asking} onClick={() => judge(-1)} />
        {onAskAgain ? <IconButton icon={<RotateCcw size={18} />} label={t('answer.askAgain')} onClick={onAskAgain} /> : null}
      </div>
      {asking ? (
        <RatingPanel
          onCancel={closePanel}
          onSend={(reason, comment) => {
            closePanel();
            void rate(-1, reason, comment);
          }}
        />
      ) : null}
    </div>
  );
}

/** The reader's opinion, shown at once and taken back if it could not be saved. */
function useRating(messageId: string, initial: 1 | -1 | undefined) {
  const t = useTranslations('rating');
  const toaster = useToaster();
  const { actions } = useFloor();
  const [rating, setRating] = useState<1 | -1 | null>(initial ?? null);

  const rate = async (value: 1 | -1 | null, reason: RatingReason | null = null, comment: string | null = null) => {
    const before = rating;
    setRating(value);
    const saved = await actions.rate({ messageId, value, reason, comment }).then(({ ok }) => ok, () => false);
    if (!saved) setRating(before);
    if (!saved) toaster.show({ text: t('failed') });
    else if (value !== null) toaster.show({ text: t('thanks') });
  };
  return { rating, rate };
}
