import { setTimeout as wait } from 'node:timers/promises';
import { askOnce, type AskTimes } from './ask-once';
import { pick } from './seeded-random';

export interface Asker {
  key: string;
  question: string;
}

interface Drive {
  url: string;
  askers: readonly Asker[];
  /** Questions a second, on average; they arrive as a Poisson process, whether or not earlier ones are answered. */
  rate: number;
  seconds: number;
  random: () => number;
}

/** Asks at the intended moments and never waits for an answer before the next question. */
export async function driveOpenLoop({ url, askers, rate, seconds, random }: Drive): Promise<AskTimes[]> {
  const startMs = performance.now();
  const asked: Promise<AskTimes>[] = [];
  let intendedMs = startMs;
  for (;;) {
    intendedMs += (-Math.log(1 - random()) / rate) * 1_000;
    if (intendedMs > startMs + seconds * 1_000) break;
    const delayMs = intendedMs - performance.now();
    if (delayMs > 0) await wait(delayMs);
    asked.push(askOnce({ url, ...pick(askers, random), intendedMs }));
  }
  return Promise.all(asked);
}
