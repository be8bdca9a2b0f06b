import type { MoneyRow } from '@/db/queries/usage-money';
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
  const answered = (rung: string) => questions.find(({ by, key }) => by === 'rung' && key === rung)?.answered ?? 0;
  const sharedMicros = Math.round(paidRungs.reduce((sum, rung) => sum + sharedOf(answered(rung), paid(rung)), 0));
  const premium = paid('premium');
  if (premium === undefined || premium.answers < premiumAnswersMin) return { premiumAverageMicros: null, refusalsMicros: null, ladderMicros: null, sharedMicros, cachedInputMicros };
  const average = premium.answerMicros / premium.answers;
  const refused = questions.find(({ by, key }) => by === 'outcome' && key === 'refused')?.questions ?? 0;
  const ladder = (answered('economy') + answered('extractive')) * average - (paid('economy')?.answerMicros ?? 0);
  return {
    premiumAverageMicros: average,
    refusalsMicros: Math.round(refused * average),
    // Short premium answers can cost less than long economy ones: then nothing was saved.
    ladderMicros: Math.max(0, Math.round(ladder)),
    sharedMicros,
    cachedInputMicros,
  };
}

const paidRungs = ['premium', 'economy'] as const;

/**
 * Whoever asks what is being answered reads along, and nobody pays twice (docs/decisions/0012): there are more answers than calls. Calls that failed are among the
 * paid ones, so this is the least that it can have been.
 */
function sharedOf(answered: number, paid: MoneyRow | undefined): number {
  return paid === undefined || paid.answers === 0 ? 0 : (Math.max(0, answered - paid.answers) * paid.answerMicros) / paid.answers;
}
