import { readMicros } from './money';

/** What a model costs, as a setting or a person says it: micros of a dollar for a million tokens. */
export interface ModelPrice {
  model: string;
  inputMicrosPerMillion: number;
  cachedInputMicrosPerMillion: number;
  outputMicrosPerMillion: number;
}

/**
 * Prices as `MODEL_PRICES` lists them: `gpt-4.1=2/0.5/8, my-model=0.4/0.1/1.6`, dollars for a million tokens of input, cached input
 * and output. Undefined when any part is not one, or a model is named twice.
 */
export function readModelPrices(text: string): readonly ModelPrice[] | undefined {
  const prices = text.split(',').map((part) => part.trim()).filter((part) => part !== '').map(readOne);
  const known = prices.filter((price) => price !== undefined);
  const models = new Set(known.map(({ model }) => model));
  return known.length > 0 && models.size === prices.length ? known : undefined;
}

/** A name may hold an equals sign itself: the figures are what stands behind the last one. */
function readOne(part: string): ModelPrice | undefined {
  const [, model = '', ...figures] = /^(\S+?)\s*=\s*([\d.]+)\/([\d.]+)\/([\d.]+)$/.exec(part) ?? [];
  const [input, cached, output] = figures.map(readMicros);
  if (model === '' || input === undefined || cached === undefined || output === undefined) return undefined;
  return { model, inputMicrosPerMillion: input, cachedInputMicrosPerMillion: cached, outputMicrosPerMillion: output };
}
