import { expect, it } from 'vitest';
import { expandQuery } from './expand-query';
import { plainWords } from './plain-words';
import { readThesaurus } from './read-thesaurus';
import { days } from './thesaurus/days';

const thesaurus = readThesaurus([{ lines: days, isTopic: false }]);
const terms = (question: string) => expandQuery(question, thesaurus).flatMap(({ alternatives }) => alternatives.map(({ term }) => term));

it.each(['are we open on Christmas Eve', 'open Dec 24?', 'hours on December 24th', 'open the 24 december'])('looks for the day as documents write it: %s', (question) => {
  expect(terms(question)).toContain('24 december');
});

it('reads "at the moment" as now, and not as a moment', () => {
  expect(plainWords('any offers on at the moment?').map(({ written }) => written)).toEqual(['offers', 'on', 'now']);
});
