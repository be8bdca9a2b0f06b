import { expect, it } from 'vitest';
import type { QueryUnit } from '@/lib/knowledge/search/expand-query';
import { ideasOf } from './ideas-of';

const unit = (alternatives: QueryUnit['alternatives'], more: Partial<QueryUnit> = {}): QueryUnit => ({ written: alternatives[0]?.term ?? '', importance: 'topic', weight: 1, known: true, alternatives, ...more });
const way = (term: string, kind: QueryUnit['alternatives'][number]['kind']) => ({ term, kind, wordCount: term.split(' ').length });

it('counts the words of a phrase one by one beside the phrase, so that one of them tells sections apart', () => {
  const ideas = ideasOf(unit([way('lost gift card', 'written'), way('lost', 'part'), way('gift', 'part'), way('card', 'part')]), 1);
  expect(ideas.map(({ ways }) => ways.map(({ text }) => text))).toEqual([['lost gift card'], ['lost'], ['gift'], ['card']]);
  expect(ideas.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
});

it('takes a day for said in full by whichever name', () => {
  const ideas = ideasOf(unit([way('christmas eve', 'written'), way('24 december', 'synonym'), way('christmas', 'part'), way('eve', 'part')]), 1);
  expect(ideas).toHaveLength(1);
  expect(ideas[0]?.ways).toContainEqual({ text: '24 december', share: 1 });
});

it('lets what is asked now outweigh what was asked before', () => {
  const [now] = ideasOf(unit([way('sleeve', 'written')]), 1);
  const [before] = ideasOf(unit([way('trousers', 'written')], { weight: 1.2, isCarried: true }), 1);
  expect(before?.weight).toBeLessThan(now?.weight ?? 0);
});
