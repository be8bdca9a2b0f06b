import fc from 'fast-check';
import { expect, it } from 'vitest';
import { costMicrosOf } from './cost-of';

const price = { model: 'test', currency: 'USD', inputMicrosPerMillion: 2_000_000, cachedInputMicrosPerMillion: 500_000, outputMicrosPerMillion: 8_000_000 };

it('charges cached input at its own price, and rounds a fraction of a micro up', () => {
  expect(costMicrosOf(price, { inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 100 })).toBe(600 * 2 + 200 + 800);
  expect(costMicrosOf({ ...price, inputMicrosPerMillion: 1 }, { inputTokens: 1, cachedInputTokens: 0, outputTokens: 0 })).toBe(1);
  expect(costMicrosOf(price, { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 })).toBe(0);
});

it('never charges more than the worst case that was reserved', () => {
  const tokens = fc.integer({ min: 0, max: 200_000 });
  fc.assert(fc.property(tokens, tokens, tokens, tokens, (input, cached, output, spare) => {
    const worst = costMicrosOf(price, { inputTokens: input, cachedInputTokens: 0, outputTokens: output + spare });
    expect(costMicrosOf(price, { inputTokens: input, cachedInputTokens: cached, outputTokens: output })).toBeLessThanOrEqual(worst);
  }));
});
