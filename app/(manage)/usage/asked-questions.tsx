import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { services } from '@/app/services';
import { Skeleton } from '@/components/ui/skeleton';
import { GapList, TopList } from '@/components/usage/question-lists';
import { areQuestionsWithheld, listTopQuestions } from '@/db/queries/usage-gaps';
import { withScope } from '@/db/scoped';
import type { UsageFilter } from '@/lib/contract/usage-report';
import { findGaps } from '@/lib/knowledge/find-gaps';
import { usageReader } from './read-usage';
import { WriteAnswerButton } from './write-answer-button';

const topMax = 10;
const gapsMax = 12;

interface Listed {
  filter: UsageFilter;
  exportHref: string;
}

/**
 * What staff ask, and what they ask in vain, in the words of the questions as far as this reader may see them. Each list is read from the questions
 * themselves and comes when it is ready: of a year it takes longer than all the sums.
 */
export async function AskedQuestions({ filter, exportHrefs }: { filter: UsageFilter; exportHrefs: { top: string; gaps: string } }) {
  const t = await getTranslations('usage');
  const wait = <Skeleton lines={6} label={t('questionsLoading')} />;
  return (
    <div className="grid gap-x-12 gap-y-12 lg:grid-cols-[3fr_2fr]">
      <Suspense fallback={null}>
        <Withheld filter={filter} />
      </Suspense>
      <Suspense fallback={wait}>
        <Gaps filter={filter} exportHref={exportHrefs.gaps} />
      </Suspense>
      <Suspense fallback={wait}>
        <Top filter={filter} exportHref={exportHrefs.top} />
      </Suspense>
    </div>
  );
}

async function Withheld({ filter }: Pick<Listed, 'filter'>) {
  const scope = await usageReader();
  const t = await getTranslations('usage');
  const withheld = await withScope(services().db, scope, (tx) => areQuestionsWithheld(tx, filter));
  return withheld ? <p className="text-body text-soft lg:col-span-2">{t('withheld')}</p> : null;
}

async function Gaps({ filter, exportHref }: Listed) {
  const scope = await usageReader();
  const { db, thesaurus } = services();
  const gaps = await findGaps(db, scope, filter, thesaurus, gapsMax);
  return <GapList gaps={gaps} exportHref={exportHref} gapActions={scope.role === 'admin' ? gaps.map(({ question }) => <WriteAnswerButton key={question} question={question} />) : []} />;
}

async function Top({ filter, exportHref }: Listed) {
  const scope = await usageReader();
  const top = await withScope(services().db, scope, (tx) => listTopQuestions(tx, filter, topMax));
  return <TopList top={top} exportHref={exportHref} />;
}
