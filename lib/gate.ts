import { makeAdaptiveLimit, type LimitPolicy } from './adaptive-limit';
import { crowded, makeWaitingLine, type Priority } from './waiting-line';

export interface GatePolicy extends LimitPolicy {
  /** How long each may wait before the gate. */
  waitMsMax: Readonly<Record<Priority, number>>;
}

/** A place behind the gate. */
export interface Place {
  /** How long it was waited for, as a share of the longest wait: 0 when there was room. */
  pressure: number;
  /** How long it took, for the limit to learn from: since it was taken, if nothing else is said. At most once, and only of what came through. */
  took(ms?: number): void;
  /** What is behind the gate refused for want of room. */
  refused(): void;
  /** Lets the next one in. Counts once, however often it is said. */
  leave(): void;
}

export interface Gate {
  /**
   * Waits for a place, a short while. Throws `Crowded` when the wait would be too long, at once if that is known at once; and `AbortError` when
   * whoever waits leaves. `share`: of the limit this one may fill up.
   */
  enter(priority: Priority, signal: AbortSignal, share?: number): Promise<Place>;
  /** Whether it is of any use to wait. */
  hopeful(priority: Priority, share?: number): boolean;
  /** How many are behind it, before it, and may be behind it. */
  state(): { underWay: number; waiting: number; max: number };
}

/** The weight of the newest when a wait is foretold. */
const newestShare = 0.05;

/** A gate whose limit adapts to how long things behind it take. */
export function makeGate(policy: GatePolicy): Gate {
  const limit = makeAdaptiveLimit(policy);
  const line = makeWaitingLine<Place>(policy.waitMsMax);
  let underWay = 0;
  /** How long a place is held, on average: what a wait is foretold from. */
  let heldMs = 0;

  const hasRoom = (share: number) => underWay < Math.max(1, limit.limit * share);
  const mayEnter = (priority: Priority, share: number) => line.ahead(priority) === 0 && hasRoom(share);
  const hopeful = (priority: Priority, share = 1) => mayEnter(priority, share) || ((line.ahead(priority) + 1) * heldMs) / limit.limit <= policy.waitMsMax[priority];

  function take(pressure: number): Place {
    underWay += 1;
    const sinceMs = performance.now();
    let [held, timed] = [true, false];
    return {
      pressure,
      took(ms = performance.now() - sinceMs) {
        if (!timed) limit.observe(ms, underWay);
        timed = true;
      },
      refused: () => limit.refused(underWay),
      leave() {
        if (!held) return;
        held = false;
        underWay -= 1;
        heldMs += (performance.now() - sinceMs - heldMs) * newestShare;
        line.serve(take);
      },
    };
  }

  return {
    async enter(priority, signal, share = 1) {
      signal.throwIfAborted();
      if (mayEnter(priority, share)) return take(0);
      if (!hopeful(priority, share)) throw crowded();
      return line.wait(priority, () => hasRoom(share), signal);
    },
    hopeful,
    state: () => ({ underWay, waiting: line.length(), max: limit.limit }),
  };
}
