'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { citedNumbers, type AnswerState, type AnswerView } from './read-answer';

const spoken: Partial<Record<AnswerState, 'announceLooking' | 'announceStarted' | 'announceDone' | 'announceRefused' | 'announceStopped' | 'announceFailed'>> = {
  looking: 'announceLooking',
  writing: 'announceStarted',
  answered: 'announceDone',
  refused: 'announceRefused',
  stopped: 'announceStopped',
  interrupted: 'announceFailed',
  failed: 'announceFailed',
  lost: 'announceFailed',
};

/** Tells assistive technology that an answer began and how it ended, never each of its words. What was there on arrival is not news. */
export function Announcer({ view }: { view: AnswerView | undefined }) {
  const t = useTranslations('answer');
  const state = view?.state;
  const [onArrival, setOnArrival] = useState<AnswerState | 'none' | 'moved'>(state ?? 'none');
  if (onArrival !== 'moved' && onArrival !== (state ?? 'none')) setOnArrival('moved');
  const message = onArrival === 'moved' && state ? spoken[state] : undefined;
  const sources = view ? citedNumbers(view.text).length : 0;

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {message === 'announceDone' ? t(message, { count: sources }) : message ? t(message) : ''}
    </p>
  );
}
