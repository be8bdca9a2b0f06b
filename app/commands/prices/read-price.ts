import { FloorhandError } from '@/lib/errors';
import type { ModelPrice } from '@/lib/model-prices';
import { readMicros } from '@/lib/money';

/** What the options say, in dollars for a million tokens. Without `cached`, cached input costs as much as any other. */
interface Given {
  input?: string | undefined;
  cached?: string | undefined;
  output?: string | undefined;
  from?: string | undefined;
}

/** The price that the options name, and its first day when one is said. Throws `bad_input` with one sentence that names every option that is wrong. */
export function readPrice(model: string, { input, cached = input, output, from }: Given): { price: ModelPrice; fromDay: string | undefined } {
  const [inputMicros, cachedMicros, outputMicros] = [input, cached, output].map((text) => readMicros(text ?? ''));
  const problems = [
    inputMicros === undefined ? '--input expects dollars per million tokens, as 2.00' : '',
    cachedMicros === undefined && cached !== input ? '--cached expects dollars per million tokens, as 0.50' : '',
    outputMicros === undefined ? '--output expects dollars per million tokens, as 8.00' : '',
    from === undefined || isDay(from) ? '' : '--from expects a day, as 2027-01-31',
    /^\S+$/.test(model) ? '' : 'a model has a name without spaces',
  ].filter((problem) => problem !== '');
  if (problems.length > 0 || inputMicros === undefined || cachedMicros === undefined || outputMicros === undefined) throw new FloorhandError('bad_input', { detail: `${problems.join('; ')}.` });
  return { price: { model, inputMicrosPerMillion: inputMicros, cachedInputMicrosPerMillion: cachedMicros, outputMicrosPerMillion: outputMicros }, fromDay: from };
}

/** Whether this is a day of the calendar: 30 February is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
