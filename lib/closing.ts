/** The end of a process that people are being answered by. */
export interface Closing {
  /** Whether it was told to end: nothing new is begun any more. */
  begun(): boolean;
  /** Aborts when what was under way has had its time. What was written by then is kept, and its reader may ask again. */
  over: AbortSignal;
  /** Told to end. Only the first time counts. */
  begin(): void;
}

/** Most answers are written within this, and a process that is told to end is often killed after ten seconds. */
const finishMsMax = 7_000;

export function makeClosing(msMax: number = finishMsMax): Closing {
  const over = new AbortController();
  let begun = false;
  return {
    begun: () => begun,
    over: over.signal,
    begin() {
      if (begun) return;
      begun = true;
      setTimeout(() => over.abort(), msMax).unref();
    },
  };
}
