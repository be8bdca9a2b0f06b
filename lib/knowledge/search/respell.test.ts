import { describe, expect, it } from 'vitest';
import { readEnglishLexicon } from './english-lexicon';
import { readThesaurus } from './read-thesaurus';
import { oddWords, respell } from './respell';
import { slipsBetween } from './slips-between';
import { retailThesaurus } from './thesaurus/retail-thesaurus';

const spelling = { thesaurus: readThesaurus(retailThesaurus), lexicon: readEnglishLexicon() };
const mended = (question: string) => respell(question, oddWords(question, spelling), spelling);

describe('slips of the keys', () => {
  it.each([
    ['clsoing procedure', 'closing procedure'],
    ['retrun polcy', 'return policy'],
    ['gfit crad balnce chek', 'gift card balance check'],
    ['aligator bag', 'alligator bag'],
    ['renwe subscripton cost', 'renew subscription cost'],
    ['slwer shippng to save mony', 'slower shipping to save money'],
  ])('in "%s" are mended', (typed, meant) => {
    expect(mended(typed)).toBe(meant);
  });

  it.each(['How long is the guarantee on the blender?', 'does the store have a cafe', 'asdfgh qwerty', 'who is the president of France', "it didn't arrive", 'قسيمة شراء'])(
    'are not seen in "%s"',
    (question) => {
      expect(mended(question)).toBe(question);
    },
  );

  it('leave words alone that the house knows', () => {
    const question = 'gst refund changi';
    expect(oddWords(question, spelling)).toContain('changi');
    expect(respell(question, [], spelling)).toBe(question);
  });

  it('count one for each letter lost, added, changed or swapped', () => {
    expect(slipsBetween('crad', 'card', 1)).toBeLessThanOrEqual(1);
    expect(slipsBetween('balnce', 'balance', 1)).toBeLessThanOrEqual(1);
    expect(slipsBetween('balnec', 'balance', 1)).toBe(Infinity);
    expect(slipsBetween('same', 'same', 1)).toBe(0);
  });
});
