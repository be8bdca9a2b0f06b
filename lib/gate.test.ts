import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeGate, type Gate, type Place } from './gate';
import { Crowded, type Priority } from './waiting-line';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const policy = { initial: 2, min: 2, max: 2, calmMs: 50, usualMsMax: 2_000, waitMsMax: { person: 600, api: 400 } };
const always = new AbortController().signal;

function enter(gate: Gate, priority: Priority, log: string[], name: string, signal = always): Promise<Place | null> {
  return gate.enter(priority, signal).then(
    (place) => (log.push(`${name} in`), place),
    (error: unknown) => (log.push(`${name} ${error instanceof Error ? error.name : 'failed'}`), null),
  );
}
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a gate', () => {
  it('lets as many in as fit, and the next one when somebody leaves', async () => {
    const [gate, log] = [makeGate(policy), []];
    const [first] = [await enter(gate, 'api', log, 'a'), await enter(gate, 'api', log, 'b')];
    void enter(gate, 'api', log, 'c');
    await settle();
    expect(log).toEqual(['a in', 'b in']);
    first?.leave();
    await settle();
    expect(log).toEqual(['a in', 'b in', 'c in']);
  });

  it('lets a person in before machines that came earlier', async () => {
    const [gate, log] = [makeGate(policy), []];
    const [first] = [await enter(gate, 'api', log, 'a'), await enter(gate, 'api', log, 'b')];
    void enter(gate, 'api', log, 'machine');
    void enter(gate, 'person', log, 'person');
    first?.leave();
    await settle();
    expect(log.at(-1)).toBe('person in');
  });

  it('turns away whoever has waited as long as they may, machines sooner than people', async () => {
    const [gate, log] = [makeGate(policy), []];
    await enter(gate, 'api', log, 'a');
    await enter(gate, 'api', log, 'b');
    void enter(gate, 'api', log, 'machine');
    void enter(gate, 'person', log, 'person');
    await vi.advanceTimersByTimeAsync(400);
    expect(log.slice(2)).toEqual(['machine Crowded']);
    await vi.advanceTimersByTimeAsync(200);
    expect(log.slice(2)).toEqual(['machine Crowded', 'person Crowded']);
  });

  it('turns away at once whoever would wait in vain', async () => {
    const [gate, log] = [makeGate(policy), []];
    for (let time = 0; time < 60; time += 1) {
      const place = await gate.enter('api', always);
      vi.advanceTimersByTime(5_000);
      place.leave();
    }
    await enter(gate, 'api', log, 'a');
    await enter(gate, 'api', log, 'b');
    await enter(gate, 'api', log, 'c');
    expect(log).toEqual(['a in', 'b in', 'c Crowded']);
  });

  it('says when to come back, some seconds later', async () => {
    const gate = makeGate({ ...policy, waitMsMax: { person: 0, api: 0 } });
    await gate.enter('api', always);
    await gate.enter('api', always);
    const turnedAway = gate.enter('api', always).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1);
    const error = await turnedAway;
    expect(error).toBeInstanceOf(Crowded);
    expect(error).toMatchObject({ retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds >= 2 && seconds <= 8) });
  });

  it('forgets at once whoever leaves the queue', async () => {
    const [gate, log] = [makeGate(policy), []];
    const leaving = new AbortController();
    const [first] = [await enter(gate, 'api', log, 'a'), await enter(gate, 'api', log, 'b')];
    void enter(gate, 'api', log, 'c', leaving.signal);
    void enter(gate, 'api', log, 'd');
    leaving.abort();
    await settle();
    expect(gate.state().waiting).toBe(1);
    first?.leave();
    await settle();
    expect(log.slice(2)).toEqual(['c AbortError', 'd in']);
  });

  it('keeps a part of its places for those who may fill it up', async () => {
    const gate = makeGate({ ...policy, initial: 4, min: 4, max: 4, waitMsMax: { person: 0, api: 0 } });
    await gate.enter('api', always, 0.5);
    await gate.enter('api', always, 0.5);
    const third = gate.enter('api', always, 0.5).catch(() => 'none');
    await vi.advanceTimersByTimeAsync(1);
    expect([await third, (await gate.enter('api', always)).pressure]).toEqual(['none', 0]);
  });

  it('loses no place and gives none twice, whoever comes, waits, leaves and goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('person', 'api', 'leave', 'abort', 'pass'), { maxLength: 80 }), async (steps) => {
        const [gate, inside, leavers] = [makeGate(policy), [] as Place[], [] as AbortController[]];
        for (const step of steps) {
          if (step === 'leave') inside.pop()?.leave();
          else if (step === 'abort') leavers.pop()?.abort();
          else if (step === 'pass') await vi.advanceTimersByTimeAsync(150);
          else {
            const leaver = new AbortController();
            leavers.push(leaver);
            void gate.enter(step, leaver.signal).then((place) => inside.push(place), () => undefined);
          }
          await settle();
          expect(gate.state().underWay).toBe(inside.length);
          expect(inside.length).toBeLessThanOrEqual(2);
        }
        await vi.advanceTimersByTimeAsync(600);
        inside.forEach((place) => place.leave());
        expect(gate.state()).toMatchObject({ underWay: 0, waiting: 0 });
      }),
    );
  });
});
