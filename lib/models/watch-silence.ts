/** One model's calls in the eyes of the watch. */
export interface ListenedModel {
  /** A call begins to wait for its first text. */
  waits(): { over(): void };
  /** Text came, from whichever call. */
  heard(): void;
}

interface Listening {
  /** How long a healthy model may leave everybody without a word. */
  silentMsMax(): number;
  /** Told when it has been silent for longer, with its provider or alone. */
  onSilent(): void;
}

export interface SilenceWatch {
  listenTo(listening: Listening): ListenedModel;
}

interface Heard extends Listening {
  waiting: Set<{ sinceMs: number }>;
  heardMs: number;
}

/** One call alone may have a slow prompt. */
const waitingMin = 3;
const lookEveryMs = 100;

/**
 * Notices a provider that takes calls and answers none, long before a deadline does: every reader who comes until then waits. A model is
 * silent when several calls have waited too long and nothing came from it to anybody meanwhile. When no other model of
 * the provider was heard either, all of them are.
 */
export function watchSilence(): SilenceWatch {
  const models: Heard[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;

  function look(): void {
    const nowMs = performance.now();
    const quiet = (model: Heard) => nowMs - model.heardMs >= model.silentMsMax();
    const silent = models.filter((model) => quiet(model) && [...model.waiting].filter(({ sinceMs }) => nowMs - sinceMs >= model.silentMsMax()).length >= waitingMin);
    const told = silent.length > 0 && models.every(quiet) ? models : silent;
    for (const model of told) model.onSilent();
    if (models.every(({ waiting }) => waiting.size === 0)) timer = void clearInterval(timer);
  }

  return {
    listenTo(listening) {
      const model: Heard = { ...listening, waiting: new Set(), heardMs: -Infinity };
      models.push(model);
      return {
        waits() {
          const call = { sinceMs: performance.now() };
          model.waiting.add(call);
          timer ??= setInterval(look, lookEveryMs).unref();
          return { over: () => void model.waiting.delete(call) };
        },
        heard: () => void (model.heardMs = performance.now()),
      };
    },
  };
}
