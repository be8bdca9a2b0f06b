import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAdaptiveLimit, type AdaptiveLimit } from './adaptive-limit';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const policy = { initial: 100, min: 8, max: 400, calmMs: 50, usualMsMax: 2_000 };

/** A provider that serves so many at once in `baseMs` each, and lets the others queue. Demand fills the limit. */
function serve(limit: AdaptiveLimit, { places, baseMs, demand = Infinity, windows }: { places: number; baseMs: number; demand?: number; windows: number }): number[] {
  const seen: number[] = [];
  for (let window = 0; window < windows; window += 1) {
    const underWay = Math.min(limit.limit, demand);
    for (let sample = 0; sample < 10; sample += 1) {
      if (sample === 9) vi.advanceTimersByTime(500);
      limit.observe(baseMs * Math.max(1, underWay / places), underWay);
    }
    seen.push(limit.limit);
  }
  return seen;
}

describe('an adaptive limit', () => {
  it.each([10, 30, 64, 150])('comes near what really fits (%d), from above and from below, and stays there', (places) => {
    const limit = makeAdaptiveLimit(policy);
    serve(limit, { places, baseMs: 200, demand: 5, windows: 3 });
    const seen = serve(limit, { places, baseMs: 200, windows: 60 }).slice(-20);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(places);
    expect(Math.max(...seen)).toBeLessThanOrEqual(places * 2.6);
  });

  it('is halved within three seconds when what is behind it slows down to a quarter', () => {
    const limit = makeAdaptiveLimit(policy);
    serve(limit, { places: 100, baseMs: 200, windows: 10 });
    const before = limit.limit;
    serve(limit, { places: 25, baseMs: 200, windows: 6 });
    expect(limit.limit).toBeLessThan(before / 2);
  });

  it('grows again when things are well', () => {
    const limit = makeAdaptiveLimit(policy);
    serve(limit, { places: 100, baseMs: 200, demand: 5, windows: 3 });
    serve(limit, { places: 10, baseMs: 200, windows: 20 });
    const low = limit.limit;
    serve(limit, { places: 400, baseMs: 200, windows: 20 });
    expect(limit.limit).toBeGreaterThan(low * 4);
  });

  it('does not shrink while nobody waits, however little is asked', () => {
    const limit = makeAdaptiveLimit(policy);
    serve(limit, { places: 100, baseMs: 200, demand: 1, windows: 50 });
    expect(limit.limit).toBe(100);
  });

  it('takes times that nobody minds for no queue, though they were shorter before', () => {
    const limit = makeAdaptiveLimit(policy);
    serve(limit, { places: 400, baseMs: 5, windows: 10 });
    const before = limit.limit;
    serve(limit, { places: 400, baseMs: 49, windows: 10 });
    expect(limit.limit).toBeGreaterThanOrEqual(before);
  });

  it('goes below what was under way at once when the provider refuses', () => {
    const limit = makeAdaptiveLimit(policy);
    limit.refused(64);
    expect(limit.limit).toBe(57);
  });

  it('does not try again for half a minute what was refused, and then finds out anew', () => {
    const limit = makeAdaptiveLimit(policy);
    serve(limit, { places: 400, baseMs: 200, demand: 5, windows: 3 });
    limit.refused(64);
    expect(Math.max(...serve(limit, { places: 400, baseMs: 200, windows: 50 }))).toBeLessThan(64);
    expect(Math.max(...serve(limit, { places: 400, baseMs: 200, windows: 40 }))).toBeGreaterThan(100);
  });

  it('never leaves its bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ ms: fc.double({ min: 0, max: 60_000, noNaN: true }), underWay: fc.nat(1_000), passMs: fc.nat(400), refused: fc.boolean() }), { maxLength: 300 }), (events) => {
        const limit = makeAdaptiveLimit(policy);
        return events.every(({ ms, underWay, passMs, refused }) => {
          vi.advanceTimersByTime(passMs);
          if (refused) limit.refused(underWay);
          else limit.observe(ms, underWay);
          return limit.limit >= policy.min && limit.limit <= policy.max;
        });
      }),
    );
  });
});
