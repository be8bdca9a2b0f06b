import { describe, expect, it } from 'vitest';
import type { EvalOutcome } from './ask-eval-question';
import { scoreOutcomes } from './score-outcomes';

function outcome(changes: Partial<EvalOutcome> & { gold: string[]; spans?: string[] }): EvalOutcome {
  const { gold, spans = [], ...rest } = changes;
  return {
    question: { id: 'q', question: 'How long?', gold, answer_contains: spans },
    documents: [], refused: false, confidence: 1,  features: { passage: 1, covered: 0, ideas: 3, near: 0.3, nearest: 0.5, absent: 0, named: 0, figureless: 0, corpus: 5 }, shown: '', cited: [], trouble: [], stages: [],
    ...rest,
  };
}

describe('the figures of an eval', () => {
  it('judges the ranking by distinct documents and their places', () => {
    const scores = scoreOutcomes([
      outcome({ gold: ['a'], documents: ['a', 'b'] }),
      outcome({ gold: ['a', 'z'], documents: ['b', 'a'] }),
      outcome({ gold: ['a'], documents: ['b', 'c', 'd', 'e', 'f', 'a'] }),
      outcome({ gold: ['a'], documents: ['b'] }),
    ]);
    expect(scores).toMatchObject({ hitAt1: 0.25, hitAt5: 0.5, recallAt5: 0.375, mrr: 0.4167 });
  });

  it('takes refusals of unanswerable and of answerable questions apart', () => {
    const scores = scoreOutcomes([
      outcome({ gold: [], refused: true }),
      outcome({ gold: [], refused: false }),
      outcome({ gold: ['a'], refused: true, documents: ['a'] }),
      outcome({ gold: ['a'] }),
      outcome({ gold: ['a'] }),
    ]);
    expect(scores).toMatchObject({ answerable: 3, unanswerable: 2, refusalRate: 0.5, falseRefusalRate: 0.3333, hitAt1: 0.3333 });
  });

  it('looks for spans in what was shown, markers and typography aside', () => {
    const shown = '- The shop gives **30 days**, [1] and\n- it’s 14 in Japan [2]';
    const scores = scoreOutcomes([
      outcome({ gold: ['a'], shown, spans: ["it's 14 in japan", 'a full year'] }),
      outcome({ gold: ['a'], shown, spans: ['gives 30 days, and'] }),
      outcome({ gold: ['a'], shown: '', spans: ['30 days'] }),
      outcome({ gold: ['a'], shown }),
    ]);
    expect(scores).toMatchObject({ answerContainsRate: 0.6667, answerContainsAllRate: 0.3333 });
  });

  it('counts cited passages that stand in a right document', () => {
    const scores = scoreOutcomes([outcome({ gold: ['a', 'b'], cited: ['a', 'a', 'c'] }), outcome({ gold: [], cited: ['c'] }), outcome({ gold: ['d'], cited: ['d'] })]);
    expect(scores.citationPrecision).toBe(0.75);
  });

  it('has no rate where there is nothing to take it from', () => {
    expect(scoreOutcomes([outcome({ gold: [], refused: true })])).toMatchObject({ hitAt1: null, mrr: null, falseRefusalRate: null, citationPrecision: null, refusalRate: 1 });
  });
});
