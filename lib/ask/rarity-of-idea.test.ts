import { expect, it } from 'vitest';
import { keywordWeights } from '@/lib/knowledge/search/score-passages';
import { rarityOfIdea } from './rarity-of-idea';

it('takes an idea for as common as its most common wording', () => {
  expect(rarityOfIdea([{ kind: 'written', rarity: keywordWeights.rarityMax }, { kind: 'synonym', rarity: 2 }])).toBe(2 / keywordWeights.rarityMax);
});

it('is not misled by words that are merely of the same subject, unless there are no others', () => {
  expect(rarityOfIdea([{ kind: 'synonym', rarity: 4 }, { kind: 'related', rarity: 0.1 }])).toBe(4 / keywordWeights.rarityMax);
  expect(rarityOfIdea([{ kind: 'related', rarity: 1 }])).toBe(1 / keywordWeights.rarityMax);
  expect(rarityOfIdea([])).toBe(1);
});
