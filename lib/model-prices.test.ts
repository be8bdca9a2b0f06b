import { describe, expect, it } from 'vitest';
import { readModelPrices } from './model-prices';

describe('MODEL_PRICES', () => {
  it('lists dollars for a million tokens: input, cached input, output', () => {
    expect(readModelPrices('gpt-4.1=2/0.5/8, org/my-model:8b = 0.4/0.1/1.6,')).toEqual([
      { model: 'gpt-4.1', inputMicrosPerMillion: 2_000_000, cachedInputMicrosPerMillion: 500_000, outputMicrosPerMillion: 8_000_000 },
      { model: 'org/my-model:8b', inputMicrosPerMillion: 400_000, cachedInputMicrosPerMillion: 100_000, outputMicrosPerMillion: 1_600_000 },
    ]);
  });

  it('takes a model that costs nothing, and a name with an equals sign', () => {
    expect(readModelPrices('local=0/0/0')).toMatchObject([{ model: 'local', outputMicrosPerMillion: 0 }]);
    expect(readModelPrices('a=b=1/1/1')).toMatchObject([{ model: 'a=b' }]);
  });

  it.each(['gpt-4.1', 'gpt-4.1=2/8', 'gpt-4.1=2/0.5/eight', '=2/0.5/8', 'a=1/1/1, a=2/2/2', 'a=1/1/1 b=1/1/1', ',', 'a=1/1/-1'])('refuses "%s" as a whole', (text) => {
    expect(readModelPrices(text)).toBeUndefined();
  });
});
