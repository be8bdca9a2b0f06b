interface FullWindow {
  /** Questions counted in the window that is passing, and in the one before it. */
  current: number;
  previous: number;
  questionsMax: number;
  windowMs: number;
  /** How much of the window has passed. */
  elapsedMs: number;
}

/**
 * Milliseconds until the next question passes a sliding window, if nobody else asks meanwhile. The window before counts by the share of it that
 * is still inside, rounded down; so room comes while it fades, or, when this one alone is full, when this one begins to fade.
 */
export function waitForRoomMs({ current, previous, questionsMax, windowMs, elapsedMs }: FullWindow): number {
  if (current < questionsMax) return Math.max(0, fadesAtMs(previous, questionsMax - current, windowMs) - elapsedMs);
  return windowMs - elapsedMs + fadesAtMs(current, questionsMax, windowMs);
}

/** How far into the next window so many old questions count for less than `room`. */
function fadesAtMs(old: number, room: number, windowMs: number): number {
  return old < room ? 0 : Math.floor((windowMs * (old - room)) / old) + 1;
}
