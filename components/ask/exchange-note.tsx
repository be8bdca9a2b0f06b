'use client';

import { memo, useCallback, useMemo } from 'react';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { Answer } from './answer';
import { textOf } from './exchanges';
import { QuestionHeading } from './question-heading';
import { readAnswer, type StreamPhase } from './read-answer';

export interface ExchangeNoteProps {
  question: FloorMessage;
  answer: FloorMessage | undefined;
  /** Of this answer's own stream. */
  phase: StreamPhase;
  openN: number | undefined;
  onOpenSource: (answerId: string, n: number, from: HTMLElement) => void;
  onOpenPassage: (passageId: number) => void;
  /** Only the last answer of a conversation can be asked for again. */
  onRetry: (() => void) | undefined;
}

/** One question and its answer, as a note. It is set anew only when something of its own changed: words that stream in below leave a long conversation alone. */
export const ExchangeNote = memo(function ExchangeNote({ question, answer, phase, openN, onOpenSource, onOpenPassage, onRetry }: ExchangeNoteProps) {
  const view = useMemo(() => readAnswer(answer, phase), [answer, phase]);
  const answerId = answer?.id;
  const open = useCallback((n: number, from: HTMLElement) => answerId !== undefined && onOpenSource(answerId, n, from), [answerId, onOpenSource]);
  return (
    <article aria-labelledby={`q-${question.id}`}>
      <QuestionHeading id={`q-${question.id}`} text={textOf(question)} askedAt={question.metadata?.createdAt} />
      <Answer key={answerId} messageId={answerId} view={view} rating={answer?.metadata?.rating} openN={openN} onOpenSource={open} onOpenPassage={onOpenPassage} onRetry={onRetry} />
    </article>
  );
});
