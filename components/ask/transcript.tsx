'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { ExchangeNote } from './exchange-note';
import { toExchanges } from './exchanges';
import type { StreamPhase } from './read-answer';
import type { Place } from './use-reading-place';

export interface TranscriptProps {
  messages: readonly FloorMessage[];
  phase: StreamPhase;
  place: Place | undefined;
  onOpenSource: (answerId: string, n: number, from: HTMLElement) => void;
  onOpenPassage: (passageId: number) => void;
  onAskAgain: () => void;
}

/** The conversation, as notes one below the other. A new question comes to the top and stays there: text does not move while it is read. */
export function Transcript({ messages, phase, place, onOpenSource, onOpenPassage, onAskAgain }: TranscriptProps) {
  const t = useTranslations('ask');
  const exchanges = toExchanges(messages);
  const lastId = exchanges.at(-1)?.question.id;
  const last = useScrollToLast(lastId);
  return (
    <ol aria-label={t('conversation')} className="mx-auto w-full max-w-3xl px-6 sm:px-10">
      {exchanges.map(({ question, answer }) => {
        const latest = question.id === lastId;
        return (
          <li key={question.id} ref={latest ? last : undefined} className={`hairline-b py-8 last:border-b-0 ${latest ? 'min-h-[100cqh]' : ''}`}>
            <ExchangeNote
              question={question}
              answer={answer}
              phase={latest ? phase : 'over'}
              openN={answer && place?.answerId === answer.id ? place.n : undefined}
              onOpenSource={onOpenSource}
              onOpenPassage={onOpenPassage}
              onRetry={latest && phase !== 'open' ? onAskAgain : undefined}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** Brings a newly asked question to the top. A conversation that is opened begins at its latest question. */
function useScrollToLast(lastId: string | undefined) {
  const last = useRef<HTMLLIElement>(null);
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (lastId === undefined || shown.current === lastId) return;
    const opened = shown.current === undefined;
    shown.current = lastId;
    last.current?.scrollIntoView({ block: 'start', behavior: opened ? 'instant' : 'auto' });
  }, [lastId]);
  return last;
}
