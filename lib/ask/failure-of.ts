import { APICallError } from 'ai';
import { isLeftAlone } from '@/lib/left-alone';

/** Why a try of a rung failed, in a word for traces and logs: `status_503`, `late`, `unreachable`, `left_alone`, `crowded`, `stopped_early`, `broken`. Never a provider's own words, which may repeat the question. */
export function failureOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'broken';
  if (APICallError.isInstance(cause)) return cause.statusCode === undefined || cause.statusCode < 400 ? 'unreachable' : `status_${cause.statusCode}`;
  if (isLeftAlone(cause)) return cause.reason === 'full' || cause.reason === 'crowd' ? 'crowded' : 'left_alone';
  return failuresByName[cause.name] ?? 'broken';
}

const failuresByName: Readonly<Record<string, string>> = {
  TimeoutError: 'late',
  TookTooLong: 'late',
  AbortError: 'ended',
  StoppedEarly: 'stopped_early',
};
