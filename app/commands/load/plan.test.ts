import { describe, expect, it } from 'vitest';
import { planFor } from './plan';

const measure = { questionsPerSecondPerProcess: 20, tokensPerQuestion: 500, secondsPerAnswer: 3 };

describe('a plan', () => {
  it('has room for the busiest minute with three tenths to spare', () => {
    const plan = planFor({ stores: 500, staffPerStore: 8, questionsPerShift: 20, peakFactor: 13 }, measure);
    expect(plan.averagePerSecond).toBeCloseTo(2.78, 2);
    expect(plan).toMatchObject({ processes: 3, databaseConnections: 30, openStreams: 109, tokensPerMinute: 1_083_334 });
  });

  it('has two processes at least', () => {
    expect(planFor({ stores: 12, staffPerStore: 5, questionsPerShift: 10, peakFactor: 4 }, measure).processes).toBe(2);
  });
});
