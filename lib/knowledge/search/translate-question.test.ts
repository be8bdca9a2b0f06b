import { describe, expect, it } from 'vitest';
import { readDictionaries, type Dictionary } from './read-dictionaries';
import { readThesaurus } from './read-thesaurus';
import { retailThesaurus } from './thesaurus/retail-thesaurus';
import { translateQuestion } from './translate-question';

const dictionaries = readDictionaries();
const thesaurus = readThesaurus(retailThesaurus);
const translate = (question: string) => translateQuestion(question, dictionaries, thesaurus);
const english = (question: string) => translate(question).english;

describe('French', () => {
  it.each([
    ['Combien de temps le client a-t-il pour retourner un sac ?', 'how long return period bag'],
    ['La carte est refusée, que faire ?', 'card declined'],
    ['Comment nettoyer un sac en daim ?', 'how clean bag suede'],
    ['Puis-je échanger la robe sans ticket de caisse ?', 'exchange dress no receipt'],
    ['Quels articles ne sont jamais repris ?', 'cannot be returned'],
  ])('reads "%s"', (question, meaning) => expect(english(question)).toBe(meaning));

  it('reads it without accents, in capitals, with a curly apostrophe and in other forms of the word', () => {
    for (const question of ['le client a perdu son recu', 'LE CLIENT A PERDU SON REÇU', 'les clients ont perdu leurs reçus']) expect(english(question)).toBe('no receipt');
    expect(english('l’ourlet d’une robe')).toBe(english("l'ourlet des robes"));
    expect(english('nous remboursons, ils remboursent, remboursée')).toContain('refund');
  });

  it('forgives one slip of a long word', () => {
    expect(english('Comment traiter une réclamatoin ?')).toBe('how complaint');
  });

  it('looks for names, codes and numbers as they are, and lets no repair make English words of what it does not know', () => {
    const { english, ownUnits } = translate('Peut-on planter des tomates dans le sac Honorine SV-17 ?');
    expect(english).toBe('bag');
    expect(ownUnits.filter(({ known }) => !known).map(({ written }) => written)).toEqual(['planter', 'tomates', 'honorine', 'sv', '17']);
  });

  it('takes a number beside a month for a day', () => {
    expect(english('à quelle heure on ferme le 24 décembre ?')).toContain('24 december');
  });

  it('keeps English words of a French sentence', () => {
    expect(english('Le client veut un refund sur sa robe')).toBe('refund dress');
  });
});

describe('Arabic', () => {
  it.each([
    ['كم من الوقت لدى العميل لإرجاع حقيبة؟', 'how long return period bag'],
    ['رُفضت بطاقة العميل، ماذا أفعل؟', 'card declined'],
    ['كيف ننظف حقيبة الشمواه؟', 'how clean bag suede'],
    ['هل يمكن الاستبدال بدون إيصال؟', 'exchange no receipt'],
    ['ما القطع التي لا يمكن إرجاعها أبدًا؟', 'cannot be returned'],
  ])('reads "%s"', (question, meaning) => expect(english(question)).toBe(meaning));

  it('takes off the article, particles, owners and the person of a verb', () => {
    for (const bag of ['حقيبة', 'الحقيبة', 'والحقيبة', 'بالحقيبة', 'للحقيبة', 'حقيبتها', 'وحقيبة']) expect(english(bag)).toBe('bag');
    for (const clean of ['ينظف', 'أنظف', 'ننظف', 'سننظف', 'تنظفها']) expect(english(clean)).toBe('clean');
  });

  it('reads it without hamza, with vowel marks, lengthened, and its digits as ours', () => {
    for (const receipt of ['إيصال', 'ايصال', 'إِيصَال', 'إيصـــال']) expect(english(receipt)).toBe('receipt');
    expect(english('إرجاع خلال ٣٠ يوم')).toBe('return 30 day');
  });
});

describe('which language a question is in', () => {
  it.each([
    'Can I sell a robe on sale, or a gift card, on Sunday?',
    'A client sent a message about a stain on her jacket: what is the procedure?',
    'cash payment limit', 'stock transfer', 'Is the eau de parfum on sale at Rue Saint-Honoré?', 'What does a comment on Instagram cost?',
  ])('leaves "%s" as it is', (question) => expect(translate(question)).toEqual({ english: question, ownUnits: [] }));

  it('takes a few words without grammar for French when they are', () => {
    expect(english('horaires dimanche')).toBe('opening hours sunday');
    expect(english('remboursement carte cadeau')).toBe('refund gift card');
  });
});

it('also looks for the question’s own words, which an English document may lack', () => {
  const { ownUnits } = translate('Un client veut un remboursement');
  expect(ownUnits[0]).toMatchObject({ written: 'remboursement', importance: 'plain' });
  expect(ownUnits[0]?.alternatives.map(({ term }) => term)).toContain('rembourser');
  expect(translate('Le message de la cliente').ownUnits.flatMap(({ alternatives }) => alternatives.map(({ term }) => term))).not.toContain('message');
});

it('leaves a word to the house’s own synonyms when only they know it', () => {
  const house = readThesaurus([...retailThesaurus, { lines: ['lantern, lampion'], isTopic: true }]);
  expect(translateQuestion('Le sac avec un lampion', dictionaries, house).english).toBe('bag lampion');
});

describe.each(['french', 'arabic'] as const)('the %s tables', (language) => {
  const { groups, wordsOf }: Dictionary = dictionaries[language];

  it('say what every group is called in English', () => {
    expect(groups.groups.filter(({ related }) => !/^[a-z0-9]/u.test(related[0] ?? '')).map(({ members }) => members[0])).toEqual([]);
  });

  it('hold no phrase of which only one word, or none, is left', () => {
    const members = groups.groups.flatMap((group) => group.members);
    expect(members.filter((member) => wordsOf(member).length < (/[\s’-]/u.test(member) ? 2 : 1))).toEqual([]);
  });

  it('name the same thing once', () => {
    const keys = groups.groups.flatMap(({ members, related }) => [...new Set(members.map((member) => wordsOf(member).map(({ base }) => base).join(' ')))].map((key) => ({ key, related })));
    const shared = [...Map.groupBy(keys, ({ key }) => key)].filter(([, named]) => named.length > 2);
    expect(shared.map(([key]) => key)).toEqual([]);
  });
});
