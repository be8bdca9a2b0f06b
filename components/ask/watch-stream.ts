import type { InferUIMessageChunk } from 'ai';
import type { FloorMessage } from '@/lib/contract/floor-message';

type FloorChunk = InferUIMessageChunk<FloorMessage>;

/** How long a stream may be silent, in milliseconds, before it is given up. */
const silenceMsMax = {
  /** The server's own deadlines end every run long before: nobody is there any more. */
  online: 60_000,
  /** Without a network nothing more will come but what is on its way. */
  offline: 4_000,
  /** A stopped run says how it ended; its last sources and checks are worth this wait. */
  stopped: 2_000,
} as const;

export interface StreamWatch {
  runId: string;
  /** Aborts when the reader stops the run. */
  stopped: AbortSignal;
  /** Called once, when nothing more will come. */
  onEnd(): void;
}

/**
 * Passes a run's chunks on until it ends. One that was stopped and stays silent ends as stopped; any other that stays
 * silent ends with an error. The source is let go in every case.
 */
export function watchStream(source: ReadableStream<FloorChunk>, { runId, stopped, onEnd }: StreamWatch): ReadableStream<FloorChunk> {
  const reader = source.getReader();
  const letGo = () => void reader.cancel().catch(() => undefined);
  const silence = watchForSilence(stopped);
  const end = () => {
    silence.end();
    onEnd();
  };
  return new ReadableStream<FloorChunk>({
    async pull(controller) {
      const next = await Promise.race([reader.read(), silence.after()]).catch((error: unknown) => {
        end();
        throw error;
      });
      if (next === 'silent') {
        end();
        letGo();
        if (!stopped.aborted) throw new Error('The answer fell silent');
        controller.enqueue({ type: 'data-outcome', data: { runId, outcome: 'stopped' } });
        controller.close();
      } else if (next.done) {
        end();
        controller.close();
      } else controller.enqueue(next.value);
    },
    cancel() {
      end();
      letGo();
    },
  });
}

/** A clock that starts anew with every wait, and whenever the reader stops the run or the network comes or goes. */
function watchForSilence(stopped: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ring: () => void = () => undefined;
  const restart = () => {
    clearTimeout(timer);
    const kind = stopped.aborted ? 'stopped' : navigator.onLine ? 'online' : 'offline';
    timer = setTimeout(() => ring(), silenceMsMax[kind]);
  };
  const changes = new AbortController();
  for (const change of ['online', 'offline']) addEventListener(change, restart, { signal: changes.signal });
  stopped.addEventListener('abort', restart, { signal: changes.signal });
  return {
    /** Resolves when nothing has begun this wait anew for too long. */
    after: () =>
      new Promise<'silent'>((resolve) => {
        ring = () => resolve('silent');
        restart();
      }),
    end() {
      changes.abort();
      clearTimeout(timer);
    },
  };
}
