import { isNamed } from './left-alone';

/** Whoever enters first when there is not room for all. */
export const priorities = ['person', 'api'] as const;
export type Priority = (typeof priorities)[number];

/** There is no room, and will be none in time. */
export class Crowded extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('There is no room.');
    this.name = 'Crowded';
  }
}

export function isCrowded(error: unknown): error is Crowded {
  return isNamed(error, 'Crowded');
}

/** Nobody is told to come back at the same second as all the others, nor much later than things may be well again. */
const [comeBackMin, comeBackMax] = [2, 8];

export function crowded(): Crowded {
  return new Crowded(comeBackMin + Math.floor(Math.random() * (comeBackMax - comeBackMin + 1)));
}

/** One in the line, and what they were given to wait for. */
interface Waiting<Given> {
  /** Whether there is room for this one. */
  fits(): boolean;
  sinceMs: number;
  give(given: Given): void;
}

export interface WaitingLine<Given> {
  /** Waits until it is one's turn. Throws `Crowded` after the longest wait, and `AbortError` when whoever waits leaves. */
  wait(priority: Priority, fits: () => boolean, signal: AbortSignal): Promise<Given>;
  /** Gives to those who fit, people first, each in order of coming. `waitedShare`: of the longest wait. */
  serve(make: (waitedShare: number) => Given): void;
  /** How many stand before one of this priority who comes now. */
  ahead(priority: Priority): number;
  length(): number;
}

export function makeWaitingLine<Given>(waitMsMax: Readonly<Record<Priority, number>>): WaitingLine<Given> {
  const lines: Record<Priority, Waiting<Given>[]> = { person: [], api: [] };
  return {
    async wait(priority, fits, signal) {
      const line = lines[priority];
      const { promise, resolve, reject } = Promise.withResolvers<Given>();
      const waiting: Waiting<Given> = { fits, sinceMs: performance.now(), give: resolve };
      const giveUp = (reason: Error) => {
        const place = line.indexOf(waiting);
        if (place >= 0) line.splice(place, 1);
        reject(reason);
      };
      const timer = setTimeout(() => giveUp(crowded()), waitMsMax[priority]);
      const onAbort = () => giveUp(new DOMException('Stopped', 'AbortError'));
      signal.addEventListener('abort', onAbort, { once: true });
      line.push(waiting);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      }
    },
    serve(make) {
      for (const priority of priorities) {
        const line = lines[priority];
        for (let next = line[0]; next?.fits(); next = line[0]) {
          line.shift();
          next.give(make((performance.now() - next.sinceMs) / waitMsMax[priority]));
        }
      }
    },
    ahead: (priority) => priorities.slice(0, priorities.indexOf(priority) + 1).reduce((sum, each) => sum + lines[each].length, 0),
    length: () => lines.person.length + lines.api.length,
  };
}
