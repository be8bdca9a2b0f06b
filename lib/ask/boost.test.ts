import { expect, it } from 'vitest';
import type { RankedPassage } from '@/lib/knowledge/search/fuse-scores';
import { boost } from './boost';

const passage = (passageId: number, rankScore: number, locality: 'store' | 'team' | 'region' | 'house', body = 'A rule.') =>
  ({ rankScore, fusedScore: rankScore, keywordScore: 1, candidate: { passage: { passageId, locality, body } } }) as RankedPassage;
const order = (ranked: readonly RankedPassage[]) => ranked.map(({ candidate }) => candidate.passage.passageId);

it("puts the shop's own rule before the region's, and that before the house's, when they match alike", () => {
  expect(order(boost([passage(1, 1, 'house'), passage(2, 1, 'region'), passage(3, 1, 'store')], null))).toEqual([3, 2, 1]);
});

it('does not lift a local passage that matches much worse', () => {
  expect(order(boost([passage(1, 1, 'house'), passage(2, 0.7, 'store')], null))).toEqual([1, 2]);
});

it('prefers the passage with the figure that was asked for', () => {
  expect(order(boost([passage(1, 1, 'house'), passage(2, 0.95, 'house', 'Within 30 days.')], 'duration'))).toEqual([2, 1]);
});
