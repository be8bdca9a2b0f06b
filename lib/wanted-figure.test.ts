import { describe, expect, it } from 'vitest';
import { holdsFigure, wantedFigure } from './wanted-figure';

describe('wantedFigure', () => {
  it.each([
    ['How much is a resole?', 'money'], ['Combien coûte une semelle ?', 'money'], ['What does engraving cost', 'money'],
    ['What time do we close on Sunday?', 'clock'], ['ما ساعات العمل يوم الجمعة؟', 'clock'],
    ['How long may a client keep it?', 'duration'], ['How many days for a return?', 'duration'], ['Quel délai pour un échange ?', 'duration'],
    ['When does the sale begin?', 'day'], ['How many initials fit?', 'count'], ['What percentage is the staff discount?', 'share'],
    ['Where is the assembly point?', null], ['Can worn shoes come back?', null],
  ] as const)('reads "%s" as asking for %s', (question, figure) => expect(wantedFigure(question)).toBe(figure));
});

describe('holdsFigure', () => {
  it.each([['within 45 days', 'duration'], ['two weeks at most', 'duration'], ['€140 or CAD 305', 'money'], ['free of charge', 'money'], ['until 18:30', 'clock'], ['from 6 January', 'day'], ['30 per cent', 'share'], ['up to 4', 'count']] as const)(
    'finds it in "%s"',
    (text, figure) => expect(holdsFigure(text, figure)).toBe(true),
  );
  it('does not take a price for a time', () => expect(holdsFigure('€140', 'duration')).toBe(false));
});
