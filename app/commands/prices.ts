import { parseArgs } from 'node:util';
import type { Services } from '@/app/services';
import type { ListedPrice } from '@/db/queries/prices';
import { changePrice, readAllPrices } from '@/lib/budget/keep-prices';
import { writeMicros } from '@/lib/money';
import { runInHouse } from './run-in-house';
import { readPrice } from './prices/read-price';
import { table } from './staff/table';

const usage = `npm run prices -- list                                          shows every price, per million tokens
npm run prices -- set MODEL --input 2.00 [--cached 0.50] --output 8.00 [--from YYYY-MM-DD]
                                                                sets what a model costs from a day on (today); earlier days keep theirs
`;

const text = { type: 'string' } as const;
const options = { input: text, cached: text, output: text, from: text, help: { type: 'boolean', default: false } } as const;

/** What the command line asks for; undefined when it makes no sense. */
function chosen(): ((house: Services) => Promise<void>) | undefined {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [verb, model, ...more] = positionals;
  if (values.help || more.length > 0) return undefined;
  if (verb === 'list' && model === undefined) return list;
  if (verb !== 'set' || model === undefined) return undefined;
  const { price, fromDay } = readPrice(model, values);
  return async (house) => {
    const from = await changePrice(house, price, fromDay);
    process.stdout.write(`${model} costs $${writeMicros(price.inputMicrosPerMillion)} for a million tokens of input, $${writeMicros(price.cachedInputMicrosPerMillion)} cached, $${writeMicros(price.outputMicrosPerMillion)} of output, from ${from} on.\n`);
  };
}

async function list(house: Services): Promise<void> {
  const rows = await readAllPrices(house);
  process.stdout.write(rows.length === 0 ? 'There are no prices yet: the first start brings the known ones.\n' : table([['model', 'from', 'input', 'cached input', 'output', 'per million tokens'], ...rows.map(line)]));
}

function line({ model, fromDay, currency, inputMicrosPerMillion, cachedInputMicrosPerMillion, outputMicrosPerMillion }: ListedPrice): string[] {
  return [model, fromDay, ...[inputMicrosPerMillion, cachedInputMicrosPerMillion, outputMicrosPerMillion].map(writeMicros), currency];
}

process.exitCode = await runInHouse({ usage, chosen });
