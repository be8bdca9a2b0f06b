import { describe, expect, it } from 'vitest';
import type { Citation } from '@/lib/contract/citation';
import { check } from './check';

const citation = (n: number, text: string, dates: Partial<Citation> = {}): Citation => ({
  n, text, passageId: n, documentId: n, revisionId: n, revisionNumber: 1, externalId: `d${n}`, title: 'Returns', heading: '', collection: 'House',
  page: null, effectiveFrom: null, effectiveUntil: null, language: 'en', score: 1, ...dates,
});

const verdicts = (text: string, citations: Citation[]) => check({ text, droppedMarkers: 0 }, citations).sentences.map(({ verdict }) => verdict);

describe('check', () => {
  const returns = citation(1, 'Unworn goods come back within 30 days with the receipt. The fee is €1,250.00, collected before 18:30.');

  it('supports a sentence whose numbers stand in the passage it cites', () => {
    expect(verdicts('Unworn goods come back within 30 days. [1]', [returns])).toEqual(['supported']);
  });

  it('marks a number that the cited passage does not hold, and names it', () => {
    const result = check({ text: 'You have 45 days [1].', droppedMarkers: 0 }, [returns]);
    expect(result.sentences).toMatchObject([{ verdict: 'unsupported', missing: ['45 days'] }]);
  });

  it('does not accept a number from a passage that the sentence does not cite', () => {
    expect(verdicts('You have 45 days [1].', [returns, citation(2, '45 days')])).toEqual(['unsupported']);
  });

  it('marks a figure without any citation', () => {
    expect(verdicts('You have 30 days.', [returns])).toEqual(['uncited']);
  });

  it('leaves prose without figures alone', () => {
    expect(verdicts('Ask your manager first.', [returns])).toEqual(['plain']);
  });

  it.each(['The fee is 1250 euros [1].', 'The fee is €1,250 [1].', 'The fee is 1 250,00 € [1].', 'Collect it before 6:30 pm [1].', 'Collect it before 18h30 [1].', 'You have thirty days [1].'])(
    'reads the same fact in another spelling: %s',
    (sentence) => expect(verdicts(sentence, [returns])).toEqual(['supported']),
  );

  it.each(['The fee is €12,500 [1].', 'Collect it before 6:30 am [1].'])('does not take one figure for another: %s', (sentence) => {
    expect(verdicts(sentence, [returns])).toEqual(['unsupported']);
  });

  it('accepts the days of a rule from the dates of its revision, in every language of the screens', () => {
    const dated = citation(1, 'Gift wrap is free.', { effectiveFrom: '2026-11-01', effectiveUntil: '2027-01-06' });
    expect(verdicts('In force from 1 November 2026 to 6 January 2027. [1]', [dated])).toEqual(['supported']);
    expect(verdicts('En vigueur du 1 novembre 2026 au 6 janvier 2027. [1]', [dated])).toEqual(['supported']);
    expect(verdicts('In force from 2 November 2026. [1]', [dated])).toEqual(['unsupported']);
  });

  it('checks codes to the letter', () => {
    const form = citation(1, 'Fill in form RX-204 and send it.');
    expect(verdicts('Use form RX-204 [1].', [form])).toEqual(['supported']);
    expect(verdicts('Use form RX-240 [1].', [form])).toEqual(['unsupported']);
  });

  it.each(['You have 30 days.[1] The fee is €1,250.[1]', 'You have 30 days [1]. The fee is €1,250 [1].', 'You have 30 days. [1] The fee is €1,250. [1]', '[1] You have 30 days. The fee is €1,250.[1]'])(
    'knows whose marker it is, however it is set: %s',
    (text) => expect(verdicts(text, [returns])).toEqual(['supported', 'supported']),
  );

  it('reads numbers in words, in every language of the screens', () => {
    const days = citation(1, 'Goods come back within 45 days.');
    for (const text of ['You have forty-five days [1].', 'Vous avez quarante-cinq jours [1].', 'لديك خمسة وأربعون يوما [1].']) expect(verdicts(text, [days])).toEqual(['supported']);
    for (const text of ['You have thirty-five days [1].', 'Vous avez trente-cinq jours [1].', 'لديك خمسة وثلاثون يوما [1].']) expect(verdicts(text, [days])).toEqual(['unsupported']);
  });

  it('does not take one currency for another, nor days for money', () => {
    expect(verdicts('The fee is $1,250 [1].', [returns])).toEqual(['unsupported']);
    expect(verdicts('The fee is €30 [1].', [citation(1, 'Goods come back within 30 days.')])).toEqual(['unsupported']);
    expect(verdicts('A strap costs €45 [1].', [citation(1, '| Repair | EUR |\n| --- | --- |\n| Strap | 45 |')])).toEqual(['supported']);
    expect(verdicts('A strap costs 45 [1].', [citation(1, 'A strap costs €45.')])).toEqual(['supported']);
    expect(verdicts('You have 30 months [1].', [returns])).toEqual(['unsupported']);
    expect(verdicts('The fee is €10 [1].', [citation(1, 'It costs 10 %, paid in EUR.')])).toEqual(['unsupported']);
    expect(verdicts('You have 30 working days [1].', [returns])).toEqual(['supported']);
    expect(verdicts('A strap costs $305 [1].', [citation(1, 'A strap costs CAD 305.')])).toEqual(['supported']);
  });

  it('does not read a list number or a marker as a figure', () => {
    expect(verdicts('1. Ask for the receipt [1]\n2. Check the seams [1]', [returns])).toEqual(['supported', 'supported']);
  });

  it('lets a list item lean on the next marker of its list, and on no other', () => {
    expect(verdicts('- Within 30 days\n- Fee €1,250 [1]', [returns])).toEqual(['supported', 'supported']);
    expect(verdicts('- Within 31 days\n- Fee €1,250 [1]', [returns])).toEqual(['unsupported', 'supported']);
    expect(verdicts('- Within 30 days\n\nThe fee is €1,250 [1].', [returns])).toEqual(['uncited', 'supported']);
    expect(verdicts('You have 30 days. The fee is €1,250 [1].', [returns])).toEqual(['uncited', 'supported']);
  });

  it('gives offsets that point at the sentence', () => {
    const text = 'Ask first. You have 45 days [1].';
    const [, second] = check({ text, droppedMarkers: 0 }, [returns]).sentences;
    expect(text.slice(second?.start, second?.end)).toBe('You have 45 days [1].');
  });
});
