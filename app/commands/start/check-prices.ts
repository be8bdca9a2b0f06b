import type { Database } from '@/db/client';
import { fillPrices, modelsWithoutPrice } from '@/lib/budget/keep-prices';
import type { Clock } from '@/lib/clock';
import type { Env, VariableName } from '@/lib/env';
import { CannotStart } from './cannot-start';

type PaidModels = Pick<Env, 'MODEL_PREMIUM' | 'MODEL_ECONOMY' | 'MODEL_PRICES' | 'EMBEDDING_MODEL' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'paidEmbedder'>;

/** The models that cost money as things are set, with the variable that names each. */
function paidModels(env: PaidModels): { variable: VariableName; model: string }[] {
  const answers = env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined;
  return [
    ...(answers ? [{ variable: 'MODEL_PREMIUM' as const, model: env.MODEL_PREMIUM }, { variable: 'MODEL_ECONOMY' as const, model: env.MODEL_ECONOMY }] : []),
    ...(env.paidEmbedder ? [{ variable: 'EMBEDDING_MODEL' as const, model: env.EMBEDDING_MODEL }] : []),
  ];
}

/** Fills the table of prices, and refuses to start with a paid model whose cost nobody knows: no budget could hold it. */
export async function checkPrices(services: { db: Database; clock: Clock }, env: PaidModels): Promise<void> {
  await fillPrices(services, env.MODEL_PRICES ?? []);
  const paid = paidModels(env);
  const missing = new Set(await modelsWithoutPrice(services, paid.map(({ model }) => model)));
  const first = paid.find(({ model }) => missing.has(model));
  if (first === undefined) return;
  const { variable, model } = first;
  throw new CannotStart(`${variable} names the model "${model}", which has no price: set one with "npm run prices -- set ${model} --input 2.00 --output 8.00" (its own dollars per million tokens) or in MODEL_PRICES.`);
}
