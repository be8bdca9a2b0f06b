import { describe, expect, it } from 'vitest';
import { waitForRoomMs } from './wait-for-room';

const window = { questionsMax: 20, windowMs: 60_000 };

describe('the wait for the next question', () => {
  it.each([
    ['nothing, where there is room', { current: 3, previous: 10, elapsedMs: 30_000 }, 0],
    ['until the window before has faded enough', { current: 10, previous: 20, elapsedMs: 20_000 }, 10_001],
    ['to the window’s end, and a moment, where it is full by itself', { current: 20, previous: 0, elapsedMs: 45_000 }, 15_001],
    ['longer where more were counted than the limit now is', { current: 40, previous: 0, elapsedMs: 45_000 }, 45_001],
  ])('is %s', (_, counted, expected) => {
    expect(waitForRoomMs({ ...window, ...counted })).toBe(expected);
  });

  it('is what it takes by the script’s own rule, to the millisecond', () => {
    const passes = (current: number, previous: number, elapsedMs: number) => Math.floor((1 - elapsedMs / window.windowMs) * previous) + current < window.questionsMax;
    for (let current = 0; current < 20; current += 1) {
      for (let previous = 20 - current; previous <= 20; previous += 1) {
        const wait = waitForRoomMs({ ...window, current, previous, elapsedMs: 0 });
        expect([passes(current, previous, wait), passes(current, previous, wait - 2)]).toEqual([true, false]);
      }
    }
  });
});
