import type { FakeCall } from './fake-model';

/** What was asked of the fake, in figures. Refused calls have no bill. */
export interface CallCounts {
  calls: number;
  refused: number;
  aborted: number;
  inFlight: number;
  inputTokens: number;
  outputTokens: number;
}

/** Counts the chats among the calls. */
export function countCalls(calls: readonly FakeCall[]): CallCounts {
  const chats = calls.filter(({ kind }) => kind === 'chat');
  const sum = (of: (call: FakeCall) => number) => chats.reduce((total, call) => total + of(call), 0);
  return {
    calls: chats.length,
    refused: sum(({ billed, outcome }) => Number(billed === null && outcome === 'finished')),
    aborted: sum(({ outcome }) => Number(outcome === 'aborted')),
    inFlight: sum(({ outcome }) => Number(outcome === 'open')),
    inputTokens: sum(({ billed }) => billed?.inputTokens ?? 0),
    outputTokens: sum(({ billed }) => billed?.outputTokens ?? 0),
  };
}
