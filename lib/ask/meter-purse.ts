import { costMicrosOf } from '@/lib/budget/cost-of';
import type { Purse } from '@/lib/budget/purse';
import type { MoneyFigures } from '@/lib/observe/metrics/money-figures';

/** The purse, with every paid call counted when it is settled, and every one that was not made. */
export function meterPurse(purse: Purse, figures: MoneyFigures): Purse {
  return {
    ...purse,
    async reserve(payer, call) {
      const given = await purse.reserve(payer, call);
      if (typeof given === 'string') figures.refused(given);
      else if (!('id' in given)) figures.refused(given.level);
      return given;
    },
    settle(payer, permit, used) {
      figures.paid({ ...used, purpose: permit.kind, model: permit.model, costMicros: costMicrosOf(permit.price, used) });
      return purse.settle(payer, permit, used);
    },
  };
}
