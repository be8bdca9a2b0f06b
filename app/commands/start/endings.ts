/** What was started and has to end, last first. */
export interface Endings {
  add(end: () => Promise<void>): void;
  /** Ends everything, once; later calls wait for the same end. One that fails does not keep the others from ending. */
  end(): Promise<void>;
}

export function makeEndings(): Endings {
  const ends: (() => Promise<void>)[] = [];
  let ending: Promise<void> | undefined;
  async function endAll(): Promise<void> {
    for (let end = ends.pop(); end; end = ends.pop()) await end().catch(() => undefined);
  }
  return {
    add: (end) => void ends.push(end),
    end: () => (ending ??= endAll()),
  };
}
