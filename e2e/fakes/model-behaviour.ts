import { z } from 'zod';

/** What can go wrong upstream. `stall_*` sends nothing more and keeps the connection; `cut_mid` resets it. */
export const faults = ['none', 'rate_limited', 'server_error', 'unauthorized', 'stall_first', 'stall_mid', 'cut_mid', 'malformed', 'no_usage', 'empty'] as const;

export const behaviourSchema = z.object({
  /** From the request to the first token, in milliseconds. */
  firstTokenMs: z.number().nonnegative().default(0),
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
  /** Fixed answer; without it the answer is composed from the passages of the prompt. */
  answer: z.string().optional(),
});
export type Behaviour = z.infer<typeof behaviourSchema>;

/** A behaviour for the requests it matches. The newest matching rule wins. */
export const ruleSchema = z.object({
  model: z.string().optional(),
  /** Part of the last message of the prompt, or of an input to embed. */
  promptIncludes: z.string().optional(),
  /** How many requests it serves; without it, all. */
  times: z.int().positive().optional(),
  behaviour: behaviourSchema,
});
export type Rule = z.infer<typeof ruleSchema>;
export type RuleInput = z.input<typeof ruleSchema>;

export const defaultBehaviour: Behaviour = behaviourSchema.parse({});

/** The behaviour of one request. A rule with `times` is used up and removed. */
export function chooseBehaviour(rules: Rule[], model: string, prompt: string): Behaviour {
  const chosen = rules.findLast((rule) => (rule.model ?? model) === model && prompt.includes(rule.promptIncludes ?? ''));
  if (!chosen) return defaultBehaviour;
  if (chosen.times !== undefined) {
    chosen.times -= 1;
    if (chosen.times === 0) rules.splice(rules.indexOf(chosen), 1);
  }
  return chosen.behaviour;
}
