import type { UsageSaved } from '@/lib/contract/usage-report';
import type { UsageSums } from './usage-report';

/** Fewer premium answers do not tell what one costs. */
const premiumAnswersMin = 10;

/**
 * What was not spent (docs/usage.md): a refusal made no model call, an economy answer cost its own price, an extractive one nothing; each
 * is compared with what a premium answer of the same stores and days cost on average.
 */
export function savedOf({ money, questions }: UsageSums, cachedInputMicros: number): UsageSaved {
  const paid = (rung: string) => money.find(({ by, key }) => by === 'rung' && key === rung);
  const premium = paid('premium');
  if (premium === undefined || premium.answers < premiumAnswersMin) return { premiumAverageMicros: null, refusalsMicros: null, ladderMicros: null, cachedInputMicros };
  const average = premium.answerMicros / premium.answers;
  const refused = questions.find(({ by, key }) => by === 'outcome' && key === 'refused')?.questions ?? 0;
  const answered = (rung: string) => questions.find(({ by, key }) => by === 'rung' && key === rung)?.answered ?? 0;
  const ladder = (answered('economy') + answered('extractive')) * average - (paid('economy')?.answerMicros ?? 0);
  return {
    premiumAverageMicros: average,
    refusalsMicros: Math.round(refused * average),
    // Short premium answers can cost less than long economy ones: then nothing was saved.
    ladderMicros: Math.max(0, Math.round(ladder)),
    cachedInputMicros,
  };
}
