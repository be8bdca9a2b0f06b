/** Who may speak to the one session of the embedded database. First come, first served. */
export interface Turns {
  /** Resolves when it is this caller's turn. Whoever took a turn gives it back. */
  take(): Promise<void>;
  give(): void;
}

export function makeTurns(): Turns {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    take() {
      if (taken) return new Promise((resolve) => waiting.push(resolve));
      taken = true;
      return Promise.resolve();
    },
    give() {
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    },
  };
}
