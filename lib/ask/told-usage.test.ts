import { describe, expect, it } from 'vitest';
import { isTokenCount, toldUsage } from './told-usage';

const usage = { inputTokens: 900, cachedInputTokens: 400, outputTokens: 80, reasoningTokens: 30 };

describe('usage that a provider told', () => {
  it('is taken as it is when it can be true', () => {
    expect(toldUsage(usage)).toEqual(usage);
    expect(toldUsage({ ...usage, cachedInputTokens: undefined, reasoningTokens: undefined })).toEqual({ ...usage, cachedInputTokens: 0, reasoningTokens: 0 });
  });

  it.each([undefined, Number.NaN, -1, 0.5, 1e12, Number.POSITIVE_INFINITY])('is none with %s tokens of prompt or answer: the call is counted', (tokens) => {
    expect(isTokenCount(tokens)).toBe(false);
    expect(toldUsage({ ...usage, inputTokens: tokens })).toBeNull();
    expect(toldUsage({ ...usage, outputTokens: tokens })).toBeNull();
    expect(toldUsage({ ...usage, cachedInputTokens: tokens, reasoningTokens: tokens })).toEqual({ ...usage, cachedInputTokens: 0, reasoningTokens: 0 });
  });

  it('is none when the prompt is said to be nothing, as by servers that fill in zeros', () => {
    expect(toldUsage({ inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0 })).toBeNull();
  });

  it('never holds more cached tokens than input, nor more reasoning than output', () => {
    expect(toldUsage({ ...usage, cachedInputTokens: 2_000 })).toMatchObject({ inputTokens: 900, cachedInputTokens: 900 });
    expect(toldUsage({ ...usage, reasoningTokens: 500 })).toMatchObject({ outputTokens: 580, reasoningTokens: 500 });
  });
});
