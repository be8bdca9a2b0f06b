import { houseStoreId } from '@/db/schema/usage-days';
import type { MoneyRow } from '@/db/queries/usage-money';
import type { UsageReport, UsageShare } from '@/lib/contract/usage-report';
import { foldPeople } from './fold-people';
import type { UsageSums } from './usage-report';

const bySize = (a: UsageShare, b: UsageShare) => b.costMicros - a.costMicros || (b.questions ?? 0) - (a.questions ?? 0);

/** What each model, rung and store had of the whole. */
export function splitsOf(sums: UsageSums): Pick<UsageReport, 'byModel' | 'byRung' | 'byStore'> {
  const share = (by: MoneyRow['by'], keys: readonly string[], label: string): UsageShare => {
    const used = sums.money.filter((row) => row.by === by && keys.includes(row.key));
    const sum = (of: (row: MoneyRow) => number) => used.reduce((total, row) => total + of(row), 0);
    const asked = sums.questions.filter((row) => row.by === by && keys.includes(row.key));
    return {
      key: keys.join('+'),
      label,
      questions: by === 'model' ? null : asked.reduce((total, { questions }) => total + questions, 0),
      calls: sum(({ calls }) => calls),
      inputTokens: sum(({ inputTokens }) => inputTokens),
      outputTokens: sum(({ outputTokens }) => outputTokens),
      costMicros: sum(({ costMicros }) => costMicros),
    };
  };
  const people = (by: string, keys: readonly string[]) => foldPeople(sums.people.filter((row) => row.by === by && keys.includes(row.key)).reduce((total, row) => total + row.people, 0));
  const keysOf = (by: MoneyRow['by']) => [...new Set([...sums.money, ...sums.questions].filter((row) => row.by === by).map(({ key }) => key))];
  return {
    byModel: keysOf('model').map((model) => share('model', [model], model)).toSorted(bySize),
    // Refusals and failures have no rung; embedding has none either.
    byRung: keysOf('rung').map((rung) => share('rung', [rung], rung)).toSorted(bySize),
    byStore: [
      ...sums.stores.map(({ id, name, city }) => ({ ...share('store', [String(id)], `${city}, ${name}`), people: people('store', [String(id)]) })),
      ...keysOf('store').filter((key) => key === String(houseStoreId)).map((key) => share('store', [key], 'House')),
    ].toSorted(bySize),
  };
}
