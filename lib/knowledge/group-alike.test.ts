import { describe, expect, it } from 'vitest';
import { groupAlike } from './group-alike';
import { readThesaurus } from './search/read-thesaurus';
import { retailThesaurus } from './search/thesaurus/retail-thesaurus';

const thesaurus = readThesaurus(retailThesaurus);
const group = (...questions: string[]) => groupAlike(questions, (question) => ({ english: question, ownUnits: [] }), thesaurus);

describe('questions that are alike', () => {
  it('stand together whatever their grammar', () => {
    expect(group('How do I clean pearl necklaces?', 'cleaning a pearl necklace', 'Where is the staff lift?')).toEqual([
      ['How do I clean pearl necklaces?', 'cleaning a pearl necklace'],
      ['Where is the staff lift?'],
    ]);
  });

  it('stand together when they use other words of the trade', () => {
    expect(group('Refund for a sale item?', 'Can the customer get their money back on a sale item?')).toHaveLength(1);
  });

  it('stay apart when they share a thing but not what is asked about it', () => {
    expect(group('Can I return shoes?', 'Can I repair shoes?', 'Who designs our shoes?')).toHaveLength(3);
  });

  it('join no strangers through a question between them that is like both', () => {
    const [between, receipt, box] = ['Can I return a red bag?', 'Can I return a red bag without the receipt?', 'Can I return a red bag without the box?'] as const;
    expect([group(between, receipt), group(between, box), group(receipt, box)].map(({ length }) => length)).toEqual([1, 1, 2]);
    expect(group(between, receipt, box)).toEqual([[between, receipt], [box]]);
  });

  it('are named by the first', () => {
    expect(group('Valet parking in August?', 'parking valet august', 'august valet parking please').map(([first]) => first)).toEqual(['Valet parking in August?']);
  });

  it('need something to be about', () => {
    expect(group('?', '…')).toHaveLength(2);
  });
});
