import type { Endings } from './start/endings';

interface Ending {
  endings: Endings;
  /** Aborted by Ctrl-C and its like. */
  stop: AbortController;
  /** What went wrong, as a person is told. */
  explain(error: unknown): string;
}

/** Runs a command that starts services of its own, and ends them however it goes. Gives its exit code: 130 for one that was stopped. */
export async function runWithEndings(work: () => Promise<number>, { endings, stop, explain }: Ending): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stop.abort();
      // Whatever is under way notices; should it not, everything ends all the same.
      void endings.end().then(() => process.exit(130));
    });
  }
  try {
    return await work();
  } catch (error) {
    process.stderr.write(`${stop.signal.aborted ? 'Stopped.' : explain(error)}\n`);
    return stop.signal.aborted ? 130 : 1;
  } finally {
    await endings.end();
  }
}
