import { describe, expect, it } from 'vitest';
import { composeExtract } from './compose-extract';
import type { ExtractiveTask } from './extractive-model';

const passage = (n: number, text: string, more: Partial<ExtractiveTask['passages'][number]> = {}) => ({ n, title: 'Returns', heading: '', text, language: 'en', score: 1, validity: '', ...more });
const asked = (text: string) => text.split(' ').map((word) => ({ weight: 1, ways: [{ text: word, share: 1 }] }));

describe('composeExtract', () => {
  it('answers with the sentences that hold the question, in their own order, each cited', () => {
    const text = 'Keep the receipt in the folder. Exchanges are free for 60 days. Our boxes are blue. Refunds are paid within 30 days to the card used.';
    expect(composeExtract({ ideas: asked('refund exchange days'), figure: null, passages: [passage(1, text)] })).toBe(
      'Exchanges are free for 60 days. [1] Refunds are paid within 30 days to the card used. [1]',
    );
  });

  it('quotes at most four sentences', () => {
    const text = Array.from({ length: 12 }, (_, index) => `Rule ${index} says a refund needs a receipt.`).join(' ');
    expect(composeExtract({ ideas: asked('refund receipt'), figure: null, passages: [passage(1, text)] }).match(/\[1\]/gu)).toHaveLength(4);
  });

  it('prefers the sentence with the kind of figure that is asked for', () => {
    const text = `${'A return needs care. '.repeat(6)}A return is possible within 45 days.`;
    expect(composeExtract({ ideas: asked('return'), figure: 'duration', passages: [passage(1, text)] })).toContain('45 days');
    expect(composeExtract({ ideas: asked('return'), figure: null, passages: [passage(1, text)] })).not.toContain('45 days');
  });

  it('brings a list item with the sentence that introduces it', () => {
    const text = 'For a refund, bring:\n\n- the receipt\n- the item';
    expect(composeExtract({ ideas: asked('refund receipt'), figure: null, passages: [passage(1, text)] })).toContain('For a refund, bring:');
  });

  it('reads a table row with its column names', () => {
    const text = '| Repair | Price | Days |\n|---|---|---|\n| Resole | €140 | 21 |\n| Zip | €60 | 10 |';
    expect(composeExtract({ ideas: asked('resole price'), figure: null, passages: [passage(2, text)] })).toContain('Resole – Price: €140; Days: 21. [2]');
  });

  it('says from when to when the quoted passage holds', () => {
    const answer = composeExtract({ ideas: asked('gift wrap'), figure: null, passages: [passage(1, 'Gift wrap is free.', { validity: 'In force until 6 January 2027.' })] });
    expect(answer).toBe('Gift wrap is free. [1] In force until 6 January 2027. [1]');
  });

  it('answers from the best passage even when no word of the question stands in it', () => {
    expect(composeExtract({ ideas: asked('money'), figure: null, passages: [passage(1, 'Refunds go to the card. They take 5 days.')] })).toContain('Refunds go to the card. [1]');
  });
});
