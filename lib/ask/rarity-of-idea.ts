import { keywordWeights, type AlternativeScores } from '@/lib/knowledge/search/score-passages';

/** The idea is as common as its most common wording. Words that are merely of the same subject ("client" for "fake") say nothing of it, unless there are no others. */
export function rarityOfIdea(alternatives: readonly Pick<AlternativeScores, 'kind' | 'rarity'>[]): number {
  const same = alternatives.filter(({ kind }) => kind === 'written' || kind === 'synonym');
  const counted = same.length > 0 ? same : alternatives;
  return counted.length === 0 ? 1 : Math.min(...counted.map(({ rarity }) => rarity)) / keywordWeights.rarityMax;
}
