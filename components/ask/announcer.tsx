'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
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
  const [said, setSaid] = useState('');
  const state = view?.state;
  const before = useRef(state);
  const sources = view ? citedNumbers(view.text).length : 0;

  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    const message = state ? spoken[state] : undefined;
    if (message) setSaid(message === 'announceDone' ? t(message, { count: sources }) : t(message));
  }, [state, sources, t]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
