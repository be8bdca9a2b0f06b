import type { RuleInput } from '../fakes/model-behaviour';
import type { Mix } from './draw-questions';

/** A stretch of a rehearsal: how many questions a second, and how the provider behaves meanwhile. */
export interface Phase {
  name: string;
  seconds: number;
  perSecond: number;
  /** The provider's faults on top of its usual behaviour; the newest rule wins. */
  faults: readonly RuleInput[];
  /** Not reported: it fills caches and opens connections. */
  warmUp?: true;
}

export interface Profile {
  /** What it is for, in a sentence of the report. */
  about: string;
  model: RuleInput['behaviour'];
  mix: Mix;
  phases: readonly Phase[];
}

/** A provider as they are measured: first token log-normal, 45 tokens a second, so many requests at once. */
const realistic = { firstTokenMs: 900, firstTokenMsP95: 2_200, tokensPerSecond: 45, concurrencyMax: 400 } as const;
/** Answers as long as they have to be for 250 open streams at 40 questions a second. */
const talkative = { ...realistic, answerWords: 320 } as const;
/** Hardly a question comes twice, so nothing is saved by what was answered before. */
const unlike = { kind: 'popular', questions: 1, share: 0 } as const;

const outage: readonly RuleInput[] = [{ behaviour: { fault: 'server_error' } }];
const blackHole: readonly RuleInput[] = [{ behaviour: { fault: 'stall_first' } }];
const none: readonly RuleInput[] = [];

const phase = (name: string, perSecond: number, seconds: number, faults: readonly RuleInput[] = none): Phase => ({ name, perSecond, seconds, faults });
const warmUp = (perSecond: number, seconds: number): Phase => ({ ...phase('warm-up', perSecond, seconds), warmUp: true });

export const profiles = {
  smoke: {
    about: 'A minute that finds regressions: the usual, a whole outage of the provider, and the way back.',
    model: { firstTokenMs: 400, firstTokenMsP95: 900, tokensPerSecond: 90, concurrencyMax: 100 },
    mix: { kind: 'zipf' },
    phases: [warmUp(4, 4), phase('as usual', 6, 10), phase('outage', 6, 8, outage), phase('back', 6, 11)],
  },
  peers: {
    about: 'The load that other assistants were measured with: 150 ms to the first token, 60 tokens a second, 80 tokens, 64 requests at once, half of the questions from 20 popular ones.',
    model: { firstTokenMs: 150, tokensPerSecond: 60, answerWords: 80, concurrencyMax: 64 },
    mix: { kind: 'popular', questions: 20, share: 0.5 },
    phases: [warmUp(10, 10), phase('25 a second', 25, 20), phase('50 a second', 50, 20), phase('100 a second', 100, 20), phase('outage at 50 a second', 50, 20, outage)],
  },
  'black-friday': {
    about: 'A day in ten minutes: a usual hour, the doors open, three times as many, a provider that refuses, stalls, breaks off and is gone, and the evening.',
    model: realistic,
    mix: { kind: 'zipf' },
    phases: [
      warmUp(10, 15), phase('a usual hour', 10, 30), phase('doors open', 40, 45), phase('three times as many', 120, 30), phase('after the rush', 10, 20),
      phase('one request in three refused', 20, 25, [{ share: 0.33, behaviour: { fault: 'rate_limited' } }]),
      phase('stalls and cuts', 20, 25, [{ share: 0.1, behaviour: { fault: 'stall_first' } }, { share: 0.1, behaviour: { fault: 'cut_mid' } }, { share: 0.1, behaviour: { fault: 'stall_mid' } }]),
      phase('outage', 20, 60, outage), phase('back', 20, 20), phase('silence', 20, 40, blackHole), phase('back again', 20, 20), phase('the evening', 10, 30),
    ],
  },
  capacity: {
    about: 'Ever more questions, hardly one of them twice, with answers so long that hundreds of streams are open, until an objective is missed.',
    model: talkative,
    mix: unlike,
    phases: [warmUp(10, 15), ...[10, 20, 30, 40, 50, 60, 80, 120].map((perSecond) => phase(`${perSecond} a second`, perSecond, 20))],
  },
  soak: {
    about: 'Half an hour of the same, for what leaks.',
    model: realistic,
    mix: { kind: 'zipf' },
    phases: [warmUp(10, 120), phase('first quarter', 10, 450), phase('second quarter', 10, 450), phase('third quarter', 10, 450), phase('last quarter', 10, 450)],
  },
} as const satisfies Record<string, Profile>;
export type ProfileName = keyof typeof profiles;
