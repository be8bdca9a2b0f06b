import type { CheckResult } from '@/lib/contract/check-result';
import type { Citation } from '@/lib/contract/citation';
import type { FloorMessage } from '@/lib/contract/floor-message';
import type { NearestDocument, Notice } from '@/lib/contract/run-event';
import type { FloorData } from '@/lib/contract/stored-part';
import { errorTable, type ErrorCode } from '@/lib/errors';

/** Where an answer stands. `lost`: the stream broke before the run could say how it ended. */
export type AnswerState = 'looking' | 'reading' | 'writing' | 'answered' | 'refused' | 'stopped' | 'interrupted' | 'failed' | 'lost' | 'unanswered';

/** Whether the stream of an answer is still open, broke, or is over. */
export type StreamPhase = 'open' | 'broken' | 'over';

/** Everything a screen shows of one answer, gathered from the parts of its message. */
export interface AnswerView {
  state: AnswerState;
  text: string;
  citations: readonly Citation[];
  notices: readonly Notice[];
  check: CheckResult | undefined;
  nearest: readonly NearestDocument[];
  errorCode: ErrorCode | undefined;
  /** With an error that passes: whole seconds, counted from when it came. */
  retryAfterSeconds: number | undefined;
  runId: string | undefined;
}

const nothing = { text: '', citations: [], notices: [], check: undefined, nearest: [], errorCode: undefined, retryAfterSeconds: undefined, runId: undefined } as const;

function lastData<Name extends keyof FloorData>(message: FloorMessage, name: Name): FloorData[Name] | undefined {
  const part = message.parts.findLast((each) => each.type === `data-${name}`);
  return part && 'data' in part ? (part.data as FloorData[Name]) : undefined;
}

function asErrorCode(code: string | undefined): ErrorCode | undefined {
  if (code === undefined) return undefined;
  return Object.hasOwn(errorTable, code) ? (code as ErrorCode) : 'unexpected';
}

function stateOf(text: string, seen: { sources: boolean; refused: boolean; outcome: FloorData['outcome'] | undefined }, phase: StreamPhase): AnswerState {
  const { outcome } = seen;
  if (outcome?.outcome === 'refused' || (!outcome && seen.refused)) return 'refused';
  if (outcome?.outcome === 'answered') return 'answered';
  if (outcome?.outcome === 'stopped') return 'stopped';
  if (outcome) return text === '' ? 'failed' : 'interrupted';
  if (phase !== 'open') return 'lost';
  if (text !== '') return 'writing';
  return seen.sources ? 'reading' : 'looking';
}

const withoutMessage = { open: 'looking', broken: 'lost', over: 'unanswered' } as const;

/** Reads an answer. Without a message the question waits, or was never answered. */
export function readAnswer(message: FloorMessage | undefined, phase: StreamPhase): AnswerView {
  if (!message) return { ...nothing, state: withoutMessage[phase] };
  const text = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const sources = lastData(message, 'sources');
  const refusal = lastData(message, 'refusal');
  const outcome = lastData(message, 'outcome');
  return {
    state: stateOf(text, { sources: sources !== undefined, refused: refusal !== undefined, outcome }, phase),
    text,
    citations: sources?.citations ?? [],
    notices: message.parts.flatMap((part) => (part.type === 'data-notice' ? [part.data] : [])),
    check: lastData(message, 'check'),
    nearest: refusal?.nearest ?? [],
    errorCode: asErrorCode(outcome?.errorCode),
    retryAfterSeconds: outcome?.retryAfterSeconds,
    runId: outcome?.runId,
  };
}

/** The numbers that an answer's text cites, in the order of their first mention. */
export function citedNumbers(text: string): number[] {
  return [...new Set([...text.matchAll(/\[(\d{1,3})\]/g)].map(([, digits]) => Number(digits)))];
}
