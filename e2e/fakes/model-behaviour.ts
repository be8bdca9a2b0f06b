import { z } from 'zod';
import { gaussian } from '@/lib/seeded-random';

/** What can go wrong upstream. `stall_*` sends nothing more and keeps the connection; `cut_mid` resets it. */
export const faults = ['none', 'rate_limited', 'server_error', 'unauthorized', 'stall_first', 'stall_mid', 'cut_mid', 'malformed', 'no_usage', 'empty'] as const;

export const behaviourSchema = z.object({
  /** From the request to the first token, in milliseconds. */
  firstTokenMs: z.number().nonnegative().default(0),
  /** Makes that the median of a log-normal spread, of which this is the 95th percentile. */
  firstTokenMsP95: z.number().positive().optional(),
  /** 0 = as fast as it goes. */
  tokensPerSecond: z.number().nonnegative().default(0),
  fault: z.enum(faults).default('none'),
  /** For faults in the middle of a stream: how many chunks come before. */
  chunksBeforeFault: z.int().nonnegative().default(3),
  /** Sent with 429. */
  retryAfterSeconds: z.number().nonnegative().default(1),
  /** Reported as read from the provider's cache. */
  cachedTokens: z.int().nonnegative().default(0),
  /** Reasoned before the first word; reported as a part of what was written. */
  reasoningTokens: z.int().nonnegative().default(0),
  /** Reported as written, whatever the answer is long; without it, the answer is counted. */
  completionTokens: z.int().nonnegative().optional(),
  /** More requests than this at once are refused with 429. */
  concurrencyMax: z.int().positive().optional(),
  /** How many words a composed answer has; without it, as many as the sentences of the passages need. */
  answerWords: z.int().positive().optional(),
  /** Fixed answer; without it the answer is composed from the passages of the prompt. */
  answer: z.string().optional(),
});
export type Behaviour = z.infer<typeof behaviourSchema>;

/** A behaviour for the requests it matches. The newest matching rule wins. */
export const ruleSchema = z.object({
  model: z.string().optional(),
  /** Part of the last message of the prompt, or of an input to embed. */
  promptIncludes: z.string().optional(),
  /** The share of requests it is for, from 0 to 1, by chance; without it, all. */
  share: z.number().min(0).max(1).optional(),
  /** How many requests it serves; without it, all. */
  times: z.int().positive().optional(),
  behaviour: behaviourSchema,
});
export type Rule = z.infer<typeof ruleSchema>;
export type RuleInput = z.input<typeof ruleSchema>;

export const defaultBehaviour: Behaviour = behaviourSchema.parse({});

/** The behaviour of one request. A rule with `times` is used up and removed. `random` draws for rules with a share. */
export function chooseBehaviour(rules: Rule[], model: string, prompt: string, random: () => number): Behaviour {
  const chosen = rules.findLast((rule) => (rule.model ?? model) === model && prompt.includes(rule.promptIncludes ?? '') && (rule.share === undefined || random() < rule.share));
  if (!chosen) return defaultBehaviour;
  if (chosen.times !== undefined) {
    chosen.times -= 1;
    if (chosen.times === 0) rules.splice(rules.indexOf(chosen), 1);
  }
  return chosen.behaviour;
}

/** How long this request waits for its first token, in milliseconds: always as long, or spread as a real provider's requests are. */
export function firstTokenMsOf({ firstTokenMs, firstTokenMsP95 }: Behaviour, random: () => number): number {
  if (firstTokenMsP95 === undefined || firstTokenMs === 0) return firstTokenMs;
  const deviation = Math.log(firstTokenMsP95 / firstTokenMs) / normalQuantile95;
  return firstTokenMs * Math.exp(deviation * gaussian(random));
}

/** 95 of 100 numbers of the normal distribution are below it. */
const normalQuantile95 = 1.645;
