import { describe, expect, it } from 'vitest';
import { composeExtract } from './compose-extract';
import type { ExtractiveTask } from './extractive-model';

const passage = (n: number, text: string, more: Partial<ExtractiveTask['passages'][number]> = {}) => ({ n, title: 'Returns', heading: '', text, language: 'en', score: 1, isOwn: false, validity: '', ...more });
const asked = (text: string) => text.split(' ').map((word) => ({ weight: 1, ways: [{ text: word, share: 1 }] }));

const extract = (question: string, passages: ExtractiveTask['passages']) => composeExtract({ ideas: asked(question), figure: null, form: null, country: '', store: '', passages });

describe('composeExtract', () => {
  it('answers with the sentences that hold the question, in their own order, each cited', () => {
    const text = 'Keep the receipt in the folder. Exchanges are free for 60 days. Our boxes are blue. Refunds are paid within 30 days to the card used.';
    expect(composeExtract({ ideas: asked('refund exchange days'), figure: null, form: null, country: '', store: '', passages: [passage(1, text)] })).toBe(
      'Exchanges are free for 60 days. [1] Refunds are paid within 30 days to the card used. [1]',
    );
  });

  it('quotes at most four sentences', () => {
    const text = Array.from({ length: 12 }, (_, index) => `Rule ${index} says a refund needs a receipt.`).join(' ');
    expect(composeExtract({ ideas: asked('refund receipt'), figure: null, form: null, country: '', store: '', passages: [passage(1, text)] }).match(/\[1\]/gu)).toHaveLength(4);
  });

  it('prefers the sentence with the kind of figure that is asked for', () => {
    const text = `${'A return needs care. '.repeat(6)}A return is possible within 45 days.`;
    expect(composeExtract({ ideas: asked('return'), figure: 'duration', form: null, country: '', store: '', passages: [passage(1, text)] })).toContain('45 days');
    expect(composeExtract({ ideas: asked('return'), figure: null, form: null, country: '', store: '', passages: [passage(1, text)] })).not.toContain('45 days');
  });

  it('brings a list item with the sentence that introduces it', () => {
    const text = 'For a refund, bring:\n\n- the receipt\n- the item';
    expect(composeExtract({ ideas: asked('refund receipt'), figure: null, form: null, country: '', store: '', passages: [passage(1, text)] })).toContain('For a refund, bring:');
  });

  it('reads a table row with its column names, and keeps to the column that is asked for', () => {
    const text = '| Repair | Price | Days |\n|---|---|---|\n| Resole | €140 | 21 |\n| Zip | €60 | 10 |';
    expect(extract('resole', [passage(2, text)])).toBe('Resole – Price: €140; Days: 21. [2]');
    expect(extract('resole price', [passage(2, text)])).toBe('Resole – Price: €140. [2]');
  });

  it('keeps to the row of the asker’s country where the question does not tell the rows apart', () => {
    const text = '| Country | Ambulance |\n|---|---|\n| France, Italy | 112 |\n| United States | 911 |\n| Japan | 119 |';
    const task = { ideas: asked('ambulance'), figure: null, form: null, store: '', passages: [passage(1, text)] };
    expect(composeExtract({ ...task, country: 'United States' })).toBe('United States – Ambulance: 911. [1]');
    expect(composeExtract({ ...task, country: 'Canada' }).match(/^- /gmu)).toHaveLength(3);
  });

  it('begins with the answer when a figure is asked for, not with what stands before it', () => {
    const text = 'A loan needs a slip. Loans last 72 hours. They are photographed.';
    const task = { ideas: asked('loan last'), form: null, country: '', store: '', passages: [passage(1, text)] };
    expect(composeExtract({ ...task, figure: 'duration' })).toBe('Loans last 72 hours. [1] They are photographed. [1]');
  });

  it('brings the figure that was asked for when the section has one, whatever words stand beside it', () => {
    const text = 'Pieces on approval are for clients. Approval is written down. Approval needs a manager. Approval needs a slip. Everything comes back after 72 hours.';
    const task = { ideas: asked('approval'), form: null, country: '', store: '', passages: [passage(1, text)] };
    expect(composeExtract({ ...task, figure: 'duration' })).toContain('72 hours. [1]');
  });

  it('names the column of a label that is a figure', () => {
    const text = '| EU | US | UK |\n|---|---|---|\n| 52 | 6 | L |\n| 54 | 7 | N |';
    expect(extract('us 7', [passage(1, text)])).toBe('EU 54 – US: 7. [1]');
  });

  it('never cuts what somebody is to say in two', () => {
    const text = 'Say: "Thank you. Our Press Office will help." Give the address. Take the name of a journalist.';
    expect(extract('press', [passage(1, text)])).toContain('Say: "Thank you. Our Press Office will help." [1]');
  });

  it('keeps the steps of a procedure together and in order when its heading is what was asked', () => {
    const text = 'Cashmere wants patience.\n\n1. Turn it inside out.\n2. Move gently.\n3. Wash no longer than 2 minutes.\n4. Dry flat.';
    expect(extract('washing', [passage(1, text, { heading: 'Washing by hand' })])).toBe('- Turn it inside out. [1]\n- Move gently. [1]\n- Wash no longer than 2 minutes. [1]\n- Dry flat. [1]');
  });

  it('quotes one step alone as a sentence when only that one was asked about', () => {
    const text = '1. Count the jewellery.\n2. Print the report of the till.\n3. Lock the door.';
    expect(extract('till', [passage(1, text, { title: 'Closing' })])).toBe('Print the report of the till. [1]');
  });

  it('takes the rule of a section whole when its heading says what was asked, and leaves other sections alone', () => {
    const wet = passage(1, 'Shake, and let it dry. Brush only when fully dry.', { heading: 'When it gets wet' });
    const storing = passage(2, 'Store it in the dark.', { heading: 'Storing', score: 0.9 });
    expect(extract('wet', [wet, storing])).toBe('Shake, and let it dry. [1] Brush only when fully dry. [1]');
  });

  it('says once until when two neighbouring passages hold', () => {
    const until = { validity: 'In force until 6 January 2027.' };
    const answer = extract('wrap ribbon', [passage(1, 'Gift wrap is free.', until), passage(2, 'The ribbon is green.', until)]);
    expect(answer).toBe('Gift wrap is free. [1]\n\nThe ribbon is green. [2] In force until 6 January 2027. [2]');
  });

  it('says from when to when the quoted passage holds', () => {
    const answer = composeExtract({ ideas: asked('gift wrap'), figure: null, form: null, country: '', store: '', passages: [passage(1, 'Gift wrap is free.', { validity: 'In force until 6 January 2027.' })] });
    expect(answer).toBe('Gift wrap is free. [1] In force until 6 January 2027. [1]');
  });

  it('answers from the best passage even when no word of the question stands in it', () => {
    expect(composeExtract({ ideas: asked('money'), figure: null, form: null, country: '', store: '', passages: [passage(1, 'Refunds go to the card. They take 5 days.')] })).toContain('Refunds go to the card. [1]');
  });

  it('shows the row that was asked for, not the prose around the table', () => {
    const text = 'In December the store closes later. Every day has its hours.\n\n| Day | Hours |\n|---|---|\n| Thu 24 December | 10 to 5 |\n| Fri 25 December | closed |\n\nOn other days in December ask the manager.';
    expect(extract('24 december', [passage(1, text)])).toBe('Thu 24 December – Hours: 10 to 5. [1]');
  });

  it('finds the row further down the evidence when it holds all that was asked', () => {
    const hours = passage(5, '| Store | Weekdays | Sunday |\n|---|---|---|\n| Madison Avenue, New York | 10 to 7 | 12 to 6 |\n| Ginza, Tokyo | 11 to 8 | 11 to 7 |', { score: 0.75 });
    const others = [1, 2, 3, 4].map((n) => passage(n, 'The lights of the windows come on in the evening. Madison Avenue is lit.', { title: 'Madison Avenue', score: 1 - n / 20 }));
    expect(extract('madison avenue sundays', [...others, hours])).toBe('Madison Avenue, New York – Sunday: 12 to 6. [5]');
  });

  it('keeps to the row and the column of the asker’s own store where the question names none', () => {
    const rows = '| Store | Hours |\n|---|---|\n| Madison Avenue, New York | 10 to 7 |\n| Ginza, Tokyo | 11 to 8 |';
    const columns = '| Day | Madison | Ginza |\n|---|---|---|\n| 31 December | 10 to 5 | 11 to 6 |';
    const task = { figure: null, form: null, country: 'United States', store: 'Madison Avenue, New York' };
    expect(composeExtract({ ...task, ideas: asked('hours'), passages: [passage(1, rows)] })).toBe('Madison Avenue, New York – Hours: 10 to 7. [1]');
    expect(composeExtract({ ...task, ideas: asked('31 december'), passages: [passage(1, columns)] })).toBe('31 December – Madison: 10 to 5. [1]');
    expect(composeExtract({ ...task, ideas: asked('31 december ginza'), passages: [passage(1, columns)] })).toBe('31 December – Ginza: 11 to 6. [1]');
  });

  it('quotes a store’s own rule before the house’s, when it answers as well', () => {
    const house = passage(1, 'Each store has its own assembly point. It is printed next to the exit.', { heading: 'Assembly point' });
    const store = passage(2, 'The assembly point is the corner of the park.', { title: 'Store guide', score: 0.6, isOwn: true });
    expect(extract('assembly point', [house, store])).toMatch(/^The assembly point is the corner of the park\. \[2\]/u);
    expect(extract('assembly point', [house, passage(2, 'A point of honour.', { score: 0.6, isOwn: true })])).toMatch(/^Each store .* \[1\]/u);
  });

  it('never begins with a sentence that carries on from one left out', () => {
    const text = 'Only with the house number. Never from a private telephone or account. Write about one subject.';
    expect(composeExtract({ ideas: asked('private telephone account'), figure: null, form: 'permission', country: '', store: '', passages: [passage(1, text)] })).toMatch(/^Only with the house number\. \[1\] Never from a private telephone or account\. \[1\]/u);
  });

  it('adds no second section that lacks what the answer is about, once the figure is there', () => {
    const passages = [passage(1, 'A piece is returned within 45 days of purchase.'), passage(2, 'Bags that were found are kept for 90 days.', { title: 'Lost property', score: 0.98 })];
    expect(composeExtract({ ideas: asked('days return bag'), figure: 'duration', form: null, country: '', store: '', passages })).toBe('A piece is returned within 45 days of purchase. [1]');
  });

  it('keeps to the day that was asked for, where its words stand side by side', () => {
    const holidays = passage(2, '| Day | Mayfair | Spiga |\n|---|---|---|\n| Thu 24 December | 10–4 | 10–6 |\n| Fri 25 December | closed | closed |', { heading: 'Holidays', score: 0.9 });
    const evenings = passage(1, 'Jumeirah is open until 24:00 on 2 December. Closing is later on 24 and 31 December than on a Sunday.', { heading: 'Evenings' });
    const ideas = [...asked('closing'), { weight: 1, ways: [{ text: 'christmas eve', share: 1 }, { text: '24 december', share: 1 }] }];
    expect(composeExtract({ ideas, figure: 'clock', form: null, country: '', store: '', passages: [evenings, holidays] })).toMatch(/^Thu 24 December – Mayfair: 10–4; Spiga: 10–6. \[2\]/u);
  });

  it('is not led away from a document by a heading elsewhere that happens to use its word', () => {
    const window = passage(1, 'Shoes come back within 45 days of purchase.', { title: 'Returns and exchanges', heading: 'The window' });
    const uniform = passage(2, 'On leaving it is given back on the last day; shoes are kept.', { title: 'Dress', heading: 'Return of the uniform', score: 0.8 });
    expect(extract('return shoes', [window, uniform])).toMatch(/^Shoes come back within 45 days/u);
  });

  it('chooses by what title and heading leave open, not by the sentence that repeats them', () => {
    const text = 'Offer water in the fitting room. Hang up the token, at most 6 pieces at a time. Fitting room mirrors are clean.';
    expect(extract('fitting room token', [passage(1, text, { title: 'Fitting room' })])).toMatch(/^(?:Offer water in the fitting room\. \[1\] )?Hang up the token/u);
  });
});
