import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeBreaker, type Verdict } from './breaker';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const policy = { failuresInARowMax: 3, failedShareMax: 0.5, callsInView: 20, openMs: 3_000 };

class Failure extends Error {
  constructor(readonly verdict: Verdict) {
    super('failed');
  }
}

function breakerWithLog() {
  const log: string[] = [];
  const judge = (error: unknown): Verdict => (error instanceof Failure ? error.verdict : 'fault');
  const breaker = makeBreaker({ name: 'model', policy, judge, onOpen: () => log.push('open'), onClose: () => log.push('close') });
  let called = 0;
  const call = async (verdict?: Verdict) => {
    try {
      return await breaker.run(async () => {
        called += 1;
        if (verdict !== undefined) throw new Failure(verdict);
        return 'well';
      });
    } catch (error) {
      return error instanceof Failure ? 'failed' : (error as Error).message;
    }
  };
  return { breaker, call, log, called: () => called };
}

const inARow = async (call: (verdict?: Verdict) => Promise<string>, verdict: Verdict, times = 3) => {
  for (let time = 0; time < times; time += 1) await call(verdict);
};

describe('a breaker', () => {
  it('leaves a dependency alone after three failures in a row, without calling it', async () => {
    const { call, called } = breakerWithLog();
    await inARow(call, 'fault');
    expect(await call()).toBe('model is left alone: open.');
    expect(called()).toBe(3);
  });

  it('opens when more than half of the calls in view fail, though never three in a row', async () => {
    const { breaker, call } = breakerWithLog();
    for (let round = 0; round < 4; round += 1) for (const verdict of ['fault', 'fault', undefined] as const) await call(verdict);
    expect(breaker.state()).toBe('open');
  });

  it('lets one call try after its time, and others pass by meanwhile instead of waiting for it', async () => {
    const { breaker, call, log } = breakerWithLog();
    await inARow(call, 'fault');
    vi.advanceTimersByTime(3_000);
    const gate = Promise.withResolvers<string>();
    const probe = breaker.run((probing) => gate.promise.then((said) => `${said}, probing ${probing}`));
    expect(breaker.state()).toBe('probing');
    expect(await call()).toBe('model is left alone: open.');
    gate.resolve('well');
    expect(await probe).toBe('well, probing true');
    expect([breaker.state(), await call(), log.join()]).toEqual(['closed', 'well', 'open,close']);
  });

  it('waits anew after a probe that failed', async () => {
    const { call, called } = breakerWithLog();
    await inARow(call, 'fault');
    vi.advanceTimersByTime(3_000);
    await call('fault');
    vi.advanceTimersByTime(2_999);
    await call();
    expect(called()).toBe(4);
    vi.advanceTimersByTime(1);
    expect(await call()).toBe('well');
  });

  it('learns nothing from a probe whose caller gave up: the next call probes at once', async () => {
    const { breaker, call } = breakerWithLog();
    await inARow(call, 'fault');
    vi.advanceTimersByTime(3_000);
    await call('nothing');
    expect(breaker.state()).toBe('open');
    expect(await call()).toBe('well');
  });

  it('does not count callers who gave up, nor calls that were refused for what they asked', async () => {
    const { breaker, call } = breakerWithLog();
    await inARow(call, 'nothing', 10);
    await inARow(call, 'alive', 10);
    expect(breaker.state()).toBe('closed');
  });

  it('calls nobody before the time that a dependency asked for', async () => {
    const { call, called } = breakerWithLog();
    await call({ restMs: 20_000 });
    vi.advanceTimersByTime(19_999);
    expect(await call()).toBe('model is left alone: resting.');
    expect(called()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await call()).toBe('well');
  });

  it('opens at once when told so', async () => {
    const { breaker, call } = breakerWithLog();
    breaker.trip(new Failure('fault'));
    await vi.advanceTimersByTimeAsync(0);
    expect(await call()).toBe('model is left alone: open.');
  });
});
