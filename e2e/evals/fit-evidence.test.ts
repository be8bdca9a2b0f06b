import { describe, expect, it } from 'vitest';
import { fitEvidence, fitRates, leaveOneOut, type FitSet } from './fit-evidence';

/** Twenty questions with an answer, whose best passage is strong, and ten without; one of each is on the wrong side. */
function setOf(name: string, more: { weight?: number; shift?: number } = {}): FitSet {
  const outcome = (at: number, isAnswerable: boolean) => ({
    question: { question: 'How long may a bag be returned?', gold: isAnswerable ? ['a'] : [] },
    features: { passage: (isAnswerable !== (at === 0) ? 2 : 1) + at / 100 + (more.shift ?? 0), covered: 0.3, ideas: 3, near: 0.3, nearest: 0.5, absent: 0, named: 0, figureless: 0, corpus: 5 },
  });
  return { name, weight: more.weight ?? 1, outcomes: [...Array.from({ length: 20 }, (_, at) => outcome(at, true)), ...Array.from({ length: 10 }, (_, at) => outcome(at, false))] };
}

describe('the fit of the evidence weights', () => {
  it('puts the threshold where no set has more than .15 of its answerable questions refused', () => {
    const set = setOf('one');
    expect(fitRates(fitEvidence([set]), set)).toEqual({ refused: 1, falselyRefused: 0.15, area: expect.closeTo(0.94, 1) });
  });

  it('lets the set with the weakest evidence decide where that is, and one that hardly counts not at all', () => {
    const [strong, weak] = [setOf('strong'), setOf('weak', { shift: -0.5 })];
    expect(fitRates(fitEvidence([strong, weak]), weak).falselyRefused).toBeLessThanOrEqual(0.15);
    expect(fitRates(fitEvidence([strong, weak]), strong).falselyRefused).toBeLessThan(0.15);
    expect(fitRates(fitEvidence([strong, { ...weak, weight: 0.1 }]), weak).falselyRefused).toBe(1);
  });

  it('counts what is no question for the documents as refused, and learns nothing from it', () => {
    const set = setOf('one');
    const joke = { question: { question: 'tell me a joke', gold: [] }, features: { ...(set.outcomes[0]?.features ?? { passage: 9, covered: 9, ideas: 9, near: 9, nearest: 9, absent: 0, named: 1, figureless: 0, corpus: 5 }), passage: 9 } };
    const more = { ...set, outcomes: [...set.outcomes, joke] };
    expect(fitEvidence([more])).toEqual(fitEvidence([set]));
    expect(fitRates(fitEvidence([more]), more).refused).toBe(1);
  });

  it('tries each set on weights that never saw it', () => {
    const sets = [setOf('one'), setOf('two', { shift: 0.4 }), setOf('three', { shift: -0.4 })];
    const without = leaveOneOut(sets);
    expect(without.map(({ set }) => set.name)).toEqual(['one', 'two', 'three']);
    expect(without[2]?.fit).toEqual(fitEvidence(sets.slice(0, 2)));
  });
});
