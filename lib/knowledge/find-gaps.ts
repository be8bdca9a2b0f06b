import { listUnanswered } from '@/db/queries/usage-gaps';
import type { Database } from '@/db/client';
import { withScope } from '@/db/scoped';
import type { UsageGap } from '@/lib/contract/usage-gaps';
import type { UsageFilter } from '@/lib/contract/usage-report';
import type { Scope } from '@/lib/scope';
import { groupAlike } from './group-alike';
import type { HouseThesaurus } from './house-thesaurus';

/** Each question is compared with each group: as many as take a few hundredths of a second. */
const questionsMax = 500;

/** What staff asked in vain, grouped by what it is about; the group that was met most often first. */
export async function findGaps(db: Database, scope: Scope, filter: UsageFilter, house: HouseThesaurus, most: number): Promise<UsageGap[]> {
  const { unanswered, thesaurus } = await withScope(db, scope, async (tx) => ({ unanswered: await listUnanswered(tx, filter, questionsMax), thesaurus: await house.read(tx) }));
  const groups = groupAlike(unanswered, ({ question }) => house.translate(question, thesaurus), thesaurus);
  const gaps = groups.map((group) => ({
    question: group[0]?.question ?? '',
    others: group.slice(1).map(({ question }) => question),
    refused: group.reduce((sum, { refused }) => sum + refused, 0),
    bad: group.reduce((sum, { bad }) => sum + bad, 0),
    lastDay: group.map(({ lastDay }) => lastDay).toSorted().at(-1) ?? filter.until,
  }));
  return gaps.toSorted((a, b) => b.refused + b.bad - (a.refused + a.bad)).slice(0, most);
}
