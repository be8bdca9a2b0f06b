import { describe, expect, it } from 'vitest';
import { readPrice } from './read-price';

describe('the options of npm run prices', () => {
  it('are dollars for a million tokens, from a day on', () => {
    expect(readPrice('gpt-4.1', { input: '2.00', cached: '0.50', output: '8', from: '2027-01-31' })).toEqual({
      price: { model: 'gpt-4.1', inputMicrosPerMillion: 2_000_000, cachedInputMicrosPerMillion: 500_000, outputMicrosPerMillion: 8_000_000 },
      fromDay: '2027-01-31',
    });
  });

  it('make cached input as dear as any other unless they say otherwise', () => {
    expect(readPrice('m', { input: '0.4', output: '1.6' })).toMatchObject({ price: { cachedInputMicrosPerMillion: 400_000 }, fromDay: undefined });
  });

  it('are all named in one sentence when they are wrong', () => {
    expect(() => readPrice('m', { output: '1e3', from: '2027-02-30' })).toThrow(
      '--input expects dollars per million tokens, as 2.00; --output expects dollars per million tokens, as 8.00; --from expects a day, as 2027-01-31.',
    );
    expect(() => readPrice('m', { input: '1', cached: '-1', output: '1' })).toThrow('--cached expects');
  });
});
