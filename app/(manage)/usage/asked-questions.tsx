import { services } from '@/app/services';
import { QuestionLists } from '@/components/usage/question-lists';
import { areQuestionsWithheld, listTopQuestions } from '@/db/queries/usage-gaps';
import { withScope } from '@/db/scoped';
import type { UsageFilter } from '@/lib/contract/usage-report';
import { findGaps } from '@/lib/knowledge/find-gaps';
import { usageReader } from './read-usage';
import { WriteAnswerButton } from './write-answer-button';

const topMax = 10;
const gapsMax = 12;

/** What staff ask, and what they ask in vain, in the words of the questions as far as this reader may see them. */
export async function AskedQuestions({ filter, exportHrefs }: { filter: UsageFilter; exportHrefs: { top: string; gaps: string } }) {
  const scope = await usageReader();
  const { db, thesaurus } = services();
  const { top, withheld } = await withScope(db, scope, async (tx) => ({ top: await listTopQuestions(tx, filter, topMax), withheld: await areQuestionsWithheld(tx, filter) }));
  const gaps = await findGaps(db, scope, filter, thesaurus, gapsMax);
  const gapActions = scope.role === 'admin' ? gaps.map(({ question }) => <WriteAnswerButton key={question} question={question} />) : [];
  return <QuestionLists top={top} gaps={gaps} withheld={withheld} exportHrefs={exportHrefs} gapActions={gapActions} />;
}
