import { APICallError } from 'ai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeGate } from '@/lib/gate';
import { gates, policies } from '@/lib/resilience';
import { makeStreamGuard } from './guard-stream';
import { watchSilence } from './watch-silence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const always = new AbortController().signal;
const refusal = (statusCode: number, responseHeaders: Record<string, string> = {}) => new APICallError({ message: 'refused', url: 'http://model', requestBodyValues: {}, statusCode, responseHeaders });

/** A provider of which each call takes the next thing it is told to do: text, an error, or silence until it is given up. */
function provider(silence = watchSilence()) {
  const plan: (string | Error | 'silence')[] = [];
  const seen = { calls: 0, aborted: 0 };
  async function* open(signal: AbortSignal): AsyncGenerator<string> {
    seen.calls += 1;
    const next = plan.shift() ?? 'well';
    if (next instanceof Error) throw next;
    if (next !== 'silence') return yield next;
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError'))));
  }
  const guard = makeStreamGuard({ name: 'big', policy: policies.premium, silence, gate: makeGate(gates.models), share: 1, clock });
  const call = async (signal = always): Promise<string> => {
    let text = '';
    try {
      for await (const chunk of guard.stream((until) => { until.addEventListener('abort', () => (seen.aborted += 1)); return open(until); }, signal)) text += chunk;
      return text;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  };
  return { guard, plan, seen, call, fails: (error: Error, times: number) => plan.push(...Array.from({ length: times }, () => error)) };
}

async function callOften({ call }: ReturnType<typeof provider>, times: number) {
  for (let time = 0; time < times; time += 1) await call();
}

describe('calls of a model', () => {
  it('are not made any more after three failures, and again after one that succeeds', async () => {
    const model = provider();
    model.fails(refusal(500), 3);
    await callOften(model, 5);
    expect(model.seen.calls).toBe(3);
    expect(await model.call()).toBe('LeftAlone: big is left alone: open.');
    vi.advanceTimersByTime(3_000);
    expect([await model.call(), await model.call(), model.seen.calls]).toEqual(['well', 'well', 5]);
  });

  it('are tried again once when they cost nothing and the retry budget has room', async () => {
    const model = provider();
    await callOften(model, 10);
    model.fails(refusal(503), 1);
    const answer = model.call();
    await vi.advanceTimersByTimeAsync(100);
    expect([await answer, model.seen.calls]).toEqual(['well', 12]);
  });

  it.each([400, 401, 403, 404, 413, 422])('are not tried again after a %d', async (status) => {
    const model = provider();
    await callOften(model, 10);
    model.fails(refusal(status), 1);
    await model.call();
    expect(model.seen.calls).toBe(11);
  });

  it('are not tried again when they may have been billed', async () => {
    const model = provider();
    await callOften(model, 10);
    model.plan.push(new TypeError('terminated'));
    expect([await model.call(), model.seen.calls]).toEqual(['TypeError: terminated', 11]);
  });

  it('wait as long as the provider asks for, and no call is made meanwhile', async () => {
    const model = provider();
    model.fails(refusal(429, { 'retry-after': '20' }), 1);
    await callOften(model, 3);
    vi.advanceTimersByTime(19_999);
    await model.call();
    expect(model.seen.calls).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await model.call()).toBe('well');
  });

  it('are not opened against by prompts that the provider refuses for what they are', async () => {
    const model = provider();
    model.fails(refusal(400), 10);
    await callOften(model, 10);
    expect(model.guard.state()).toBe('closed');
  });

  it('without a first text are given up soon after others found the model away', async () => {
    const model = provider();
    model.plan.push('silence');
    const waiting = model.call();
    model.fails(refusal(500), 3);
    await callOften(model, 3);
    await vi.advanceTimersByTimeAsync(300);
    expect([await waiting, model.seen.aborted]).toEqual(['AbortError: big was found to be away', 1]);
  });

  it('end within a second or so when a provider that usually answers in 200 ms says nothing to anybody', async () => {
    const silence = watchSilence();
    const [model, other] = [provider(silence), provider(silence)];
    await callOften(model, 5);
    await callOften(other, 5);
    model.plan.push('silence', 'silence', 'silence');
    const waiting = [model.call(), model.call(), model.call()];
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 3 }, () => 'AbortError: big was found to be away'));
    expect([model.guard.state(), other.guard.state()]).toEqual(['open', 'open']);
  });

  it('are waited for while the provider speaks to anybody', async () => {
    const model = provider();
    await callOften(model, 5);
    model.plan.push('silence', 'silence', 'silence');
    for (let time = 0; time < 3; time += 1) void model.call();
    for (let time = 0; time < 10; time += 1) {
      await vi.advanceTimersByTimeAsync(500);
      await model.call();
    }
    expect(model.guard.state()).toBe('closed');
  });

  it('are given up by a probe that takes much longer than usual: somebody waits for it', async () => {
    const model = provider();
    await callOften(model, 5);
    model.fails(refusal(500), 3);
    await callOften(model, 3);
    await vi.advanceTimersByTimeAsync(3_000);
    model.plan.push('silence');
    const probe = model.call();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([await probe, model.guard.state()]).toEqual(['TimeoutError: big is still away', 'open']);
  });

  it('end with their reader, which says nothing about the model', async () => {
    const model = provider();
    const leaving = new AbortController();
    model.plan.push('silence');
    const call = model.call(leaving.signal);
    leaving.abort();
    expect([await call, model.guard.state()]).toEqual([expect.stringContaining('AbortError'), 'closed']);
  });
});
