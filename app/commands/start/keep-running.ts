import { setTimeout as wait } from 'node:timers/promises';
import { makeEndings, type Endings } from './endings';

/** How long to wait before each new start. One that has ended once more than there are pauses, each time before it ran steadily, is given up. */
export interface Patience {
  pausesMs: readonly number[];
  /** The pause before every further start, for something the house can do without; otherwise it is given up then. */
  thenEveryMs?: number;
  /** One that ran this long and then died starts a new count. */
  steadyMsMin: number;
}

export const patience: Patience = { pausesMs: [200, 1_000, 2_000, 5_000], steadyMsMin: 60_000 };

interface Keeping<Kind> {
  /** Starts it, and adds how to end it. Called again, with what ran at first, whenever it has ended. */
  start(endings: Endings, first?: Kind): Promise<Kind>;
  /** What the house does without it, for the log line. */
  meanwhile: string;
  endings: Endings;
  say(sentence: string): void;
  patience?: Patience;
}

export interface Kept<Kind> {
  first: Kind;
  /** Resolves with a sentence when it kept ending and is not started any more. */
  givenUp: Promise<string>;
}

/** Starts a process of the house and, when it dies, starts it again, saying so in one line. Rejects when the first start fails. */
export async function keepRunning<Kind extends { ended: Promise<string> }>(keeping: Keeping<Kind>): Promise<Kept<Kind>> {
  const stopped = new AbortController();
  // Each start has endings of its own, so that what has ended is not kept for ever.
  let current = makeEndings();
  keeping.endings.add(() => {
    stopped.abort();
    return current.end();
  });
  const first = await keeping.start(current);
  const again = async (): Promise<Kind> => {
    await current.end();
    current = makeEndings();
    return keeping.start(current, first);
  };
  return { first, givenUp: watch(first, again, keeping, stopped.signal) };
}

async function watch<Kind extends { ended: Promise<string> }>(first: Kind, again: () => Promise<Kind>, keeping: Keeping<Kind>, stopped: AbortSignal): Promise<string> {
  const { pausesMs, thenEveryMs, steadyMsMin } = keeping.patience ?? patience;
  let running: Promise<Kind> = Promise.resolve(first);
  for (let tries = 0; ; tries += 1) {
    const since = performance.now();
    const sentence = oneLine(await running.then(({ ended }) => ended, (error: unknown) => (error instanceof Error ? error.message : String(error))));
    if (performance.now() - since >= steadyMsMin) tries = 0;
    const pauseMs = pausesMs[tries] ?? thenEveryMs;
    if (pauseMs === undefined) return `${sentence.replace(/\.$/, '')}: ${pausesMs.length + 1} times in a row without a steady minute, so Floorhand ends too.`;
    if (!stopped.aborted) keeping.say(`${sentence} Starting it again; ${keeping.meanwhile}.`);
    await wait(pauseMs, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return sentence;
    running = again();
    // Its failure is looked at in the next round.
    await running.catch(() => undefined);
  }
}

/** What a process said at last may be long; its beginning tells what happened. */
function oneLine(sentence: string): string {
  return sentence.replace(/\s+/g, ' ').trim().slice(0, 500);
}
