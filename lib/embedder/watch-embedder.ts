import { setTimeout as wait } from 'node:timers/promises';

interface Watching {
  /** The embedder's address, ending with `/v1`. */
  url: string;
  everyMs: number;
  /** How long an answer may take, and how many in a row may be missed. */
  answerMsMax: number;
  missedMax: number;
}

/** Six seconds of silence are a hang: its process does not compute, its threads do, so it answers at once however much there is to do. */
const defaults = { everyMs: 2_000, answerMsMax: 2_000, missedMax: 3 } as const;

/** Asks an embedder for its health until it has been silent for too long, and resolves then; also when `signal` aborts, with `false`. */
export async function embedderHangs(given: Partial<Watching> & { url: string }, signal: AbortSignal): Promise<boolean> {
  const { url, everyMs, answerMsMax, missedMax } = { ...defaults, ...given };
  for (let missed = 0; missed < missedMax; ) {
    await wait(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return false;
    missed = (await answers(new URL('/health', url), answerMsMax)) ? 0 : missed + 1;
  }
  return !signal.aborted;
}

async function answers(health: URL, answerMsMax: number): Promise<boolean> {
  const answer = await fetch(health, { cache: 'no-store', signal: AbortSignal.timeout(answerMsMax) }).catch(() => undefined);
  // The body is read so that the connection can be used again.
  return (await answer?.text().then(() => answer.ok, () => false)) ?? false;
}
