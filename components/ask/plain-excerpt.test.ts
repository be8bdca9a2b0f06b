import { expect, it } from 'vitest';
import { answerAsText } from './copy-text';
import { plainExcerpt } from './plain-excerpt';

it('makes running text of Markdown', () => {
  expect(plainExcerpt('## Returns\n\n- **Thirty** days\n- with [receipt](x)')).toBe('Returns Thirty days with receipt');
});

it('makes running text of a table', () => {
  expect(plainExcerpt('| Stain | First |\n|---|---|\n| Mud | let it dry |')).toBe('Stain · First · Mud · let it dry');
});

it('copies an answer with the sources it cites, in their order and the words of the screen', () => {
  const source = { passageId: 1, documentId: 1, revisionId: 1, revisionNumber: 3, externalId: 'x', heading: '', collection: 'Handbook', effectiveFrom: null, effectiveUntil: null, language: 'en', text: '', score: 1 };
  const citations = [{ ...source, n: 1, title: 'Returns', page: 2 }, { ...source, n: 2, title: 'Care', page: null }];
  const words = { sources: 'Sources', revision: (number: number) => `Révision ${number}`, page: (page: number) => `p. ${page}` };
  expect(answerAsText('**Thirty** days [2]. Ask [1].', citations, words)).toBe('Thirty days [2]. Ask [1].\n\nSources\n[2] Care (Handbook, Révision 3)\n[1] Returns (Handbook, Révision 3, p. 2)');
});
