import { makePatience } from './patience';
import type { SilenceWatch } from './watch-silence';

/** A stream that has begun: its first text, and what follows. */
export interface Begun {
  text: string;
  rest: AsyncIterator<string>;
  /** How long the text took. */
  ms: number;
}

export type OpenStream = (signal: AbortSignal) => AsyncIterable<string>;

/** Everybody who waits for a first text of one model. */
export interface FirstTexts {
  /** The beginning of a new stream. A probe is given up sooner than the deadline: a reader waits for it. */
  await(open: OpenStream, signal: AbortSignal, probing: boolean): Promise<Begun>;
  /** Gives those up who wait now and still do after a short grace: others found the model away. */
  giveUp(): void;
  /** Text came from the model, to whomever. */
  heard(): void;
  /** The model is back. */
  trust(): void;
}

interface Parts {
  name: string;
  deadlineMs: number;
  silence: SilenceWatch;
  onSilent(): void;
}

const graceMs = 300;
/** How many times as long as usual a provider may be silent, and a probe may take. */
const silentTimes = 2.5;
const probeTimes = 2;

export function awaitFirstTexts({ name, deadlineMs, silence, onSilent }: Parts): FirstTexts {
  const patience = makePatience(deadlineMs);
  const waiting = new Set<AbortController>();
  const listened = silence.listenTo({ silentMsMax: () => patience.ms(silentTimes), onSilent });
  /** A model that has become slower than it was would never pass a probe as short as before: each failure gives the next one longer. */
  let probesFailed = 0;

  async function firstOf(stream: AsyncIterator<string>): Promise<Begun> {
    const sinceMs = performance.now();
    const first = await stream.next();
    if (first.done === true) throw new Error('The model said nothing.');
    const ms = performance.now() - sinceMs;
    patience.learn(ms);
    listened.heard();
    return { text: first.value, rest: stream, ms };
  }

  return {
    async await(open, signal, probing) {
      signal.throwIfAborted();
      const giving = new AbortController();
      const call = listened.waits();
      waiting.add(giving);
      const tooLong = probing ? setTimeout(() => giving.abort(new DOMException(`${name} is still away`, 'TimeoutError')), patience.ms(probeTimes * (probesFailed + 1))) : undefined;
      try {
        return await firstOf(open(AbortSignal.any([signal, giving.signal]))[Symbol.asyncIterator]());
      } catch (error) {
        if (probing) probesFailed += 1;
        throw giving.signal.aborted && !signal.aborted ? giving.signal.reason : error;
      } finally {
        clearTimeout(tooLong);
        waiting.delete(giving);
        call.over();
      }
    },
    giveUp() {
      for (const each of waiting) setTimeout(() => each.abort(new DOMException(`${name} was found to be away`, 'AbortError')), graceMs).unref();
    },
    heard: listened.heard,
    trust: () => void (probesFailed = 0),
  };
}
