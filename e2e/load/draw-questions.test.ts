import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/seeded-random';
import { drawQuestions } from './draw-questions';
import { readLoadQuestions } from './load-questions';

const all = readLoadQuestions();
const draw = (mix: Parameters<typeof drawQuestions>[1]) => {
  const next = drawQuestions(all, mix, seededRandom(5));
  return Array.from({ length: 4_000 }, () => next());
};

describe('the questions of a rehearsal', () => {
  it('are popular ones for their share, and otherwise mostly asked once', () => {
    const popular = new Set(all.slice(0, 20).map(({ question }) => question));
    const asked = draw({ kind: 'popular', questions: 20, share: 0.5 });
    const repeated = asked.filter(({ question }) => popular.has(question)).length;
    expect(repeated / asked.length).toBeCloseTo(0.5, 1);
    const others = asked.filter(({ question }) => !popular.has(question)).map(({ question }) => question);
    expect(new Set(others).size / others.length).toBeGreaterThan(0.85);
  });

  it('follow Zipf’s law: the first of all is asked ten times as often as the tenth', () => {
    const asked = draw({ kind: 'zipf' });
    const times = (place: number) => asked.filter(({ question, staffNumber }) => question === all[place]?.question && staffNumber === all[place]?.staffNumber).length;
    expect(times(0)).toBeGreaterThan(4 * times(9));
    expect(times(9)).toBeGreaterThan(0);
  });

  it('are asked by several roles and regions, some of them in vain', () => {
    expect(new Set(all.map(({ staffNumber }) => staffNumber)).size).toBeGreaterThan(10);
    expect(all.filter(({ gold }) => gold.length === 0).length).toBeGreaterThan(20);
  });
});
