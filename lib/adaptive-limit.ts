/** How many may be at something at once, found by watching how long it takes. */
export interface AdaptiveLimit {
  readonly limit: number;
  /** One that came through: how long it took, and how many were under way with it. */
  observe(ms: number, underWay: number): void;
  /** One that was refused for want of room, with so many under way. */
  refused(underWay: number): void;
}

export interface LimitPolicy {
  initial: number;
  min: number;
  max: number;
  /** A median below this is no sign of a queue, whatever it was before. */
  calmMs: number;
  /** A usual time above this is not believed: it was learnt in a queue. */
  usualMsMax: number;
}

const windowMs = 500;
/** A median of fewer says little; the window then goes on. */
const samplesMin = 8;
/** How many times the usual time is still no queue. */
const tolerance = 1.5;
/** The usual time follows good news at once and bad news slowly: in a minute of overload by a third of it at most. */
const [followDown, followUp] = [0.2, 0.004];
const smoothing = 0.5;
const refusedShare = 0.9;
/** What was refused is not tried again for so long: each refusal asks for a rest of all calls. */
const rememberMs = 30_000;

/**
 * After Gradient2 of Netflix' concurrency-limits, over the medians of windows instead of single samples, because a model's first word comes
 * within a second or within three from one call to the next. While things take as long as usual the limit grows by its square root in each window in
 * which it was needed; when they take longer it shrinks in proportion, from what was really under way.
 */
export function makeAdaptiveLimit(policy: LimitPolicy): AdaptiveLimit {
  let exact: number = policy.initial;
  let usualMs = Infinity;
  let samples: number[] = [];
  let mostUnderWay = 0;
  let beganMs: number | null = null;
  let refusal = { underWay: Infinity, untilMs: -Infinity };

  function closeWindow(): void {
    const nowMs = median(samples);
    usualMs = Number.isFinite(usualMs) ? usualMs + (nowMs - usualMs) * (nowMs < usualMs ? followDown : followUp) : nowMs;
    usualMs = Math.min(usualMs, policy.usualMsMax);
    const gradient = Math.max(0.5, Math.min(1, (tolerance * Math.max(usualMs, policy.calmMs / tolerance)) / nowMs));
    if (gradient < 1) approach(Math.min(exact, mostUnderWay) * gradient + Math.sqrt(Math.min(exact, mostUnderWay)));
    else if (mostUnderWay >= exact / 2) approach(Math.max(exact, Math.min(exact + Math.sqrt(exact), ceiling())));
    [samples, mostUnderWay, beganMs] = [[], 0, null];
  }

  /** Just below what was refused lately. */
  const ceiling = () => (performance.now() < refusal.untilMs ? refusal.underWay - 1 : Infinity);
  const approach = (wanted: number) => void (exact = within(policy, exact + (wanted - exact) * smoothing));
  return {
    get limit() {
      return Math.floor(exact);
    },
    observe(ms, underWay) {
      beganMs ??= performance.now();
      samples.push(ms);
      mostUnderWay = Math.max(mostUnderWay, underWay);
      if (samples.length >= samplesMin && performance.now() - beganMs >= windowMs) closeWindow();
    },
    refused(underWay) {
      refusal = { underWay: Math.max(policy.min, performance.now() < refusal.untilMs ? Math.min(refusal.underWay, underWay) : underWay), untilMs: performance.now() + rememberMs };
      exact = within(policy, Math.min(exact, underWay * refusedShare));
    },
  };
}

function within({ min, max }: LimitPolicy, wanted: number): number {
  return Math.min(max, Math.max(min, wanted));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
