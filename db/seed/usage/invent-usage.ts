import type { Role, Team } from '@/lib/scope';
import { pick, seededRandom } from '@/lib/seeded-random';
import { inventAnswer, inventRefusal, runIdOf, type Circumstances, type InventedRun } from './invent-run';
import { busyness, daysBefore, midnight, openingMs } from './rhythm';
import { strayQuestions, unansweredQuestions } from './topics';

export interface Asker {
  id: number;
  number: string;
  role: Role;
  teams: Team[];
}

export interface AskingStore {
  id: number;
  code: string;
  country: string;
  timeZone: string;
  askers: readonly Asker[];
  /** What is asked here and answered. */
  questions: readonly string[];
}

export interface InventedQuestion extends InventedRun {
  storeId: number;
  asker: Asker;
  day: string;
  at: Date;
  question: string;
}

export const usageDaysBefore = 90;

/** Counted from the newest day, 0. */
const costlyWeek = { from: 33, until: 39 } as const;
const outageDays: ReadonlySet<number> = new Set([12, 61]);
const refusedShare = 0.08;
const straysShare = 0.25;

/** Questions of a working day in the middle store. */
const perDay: Readonly<Record<Role, number>> = { associate: 3, manager: 1.8, admin: 1 };
const atWorkShare = 5 / 7;

/** Ninety days of believable questions of every store, ending with its own yesterday. The same days hold the same questions, whenever they are invented. */
export function inventUsage(stores: readonly AskingStore[], now: Date): InventedQuestion[] {
  return stores.flatMap((store) => {
    const days = daysBefore(now, store.timeZone, usageDaysBefore);
    return days.flatMap((day, place) => inventDay(store, day, { place, count: days.length }));
  });
}

function inventDay(store: AskingStore, day: string, when: { place: number; count: number }): InventedQuestion[] {
  const random = seededRandom(Number.parseInt(runIdOf(`${store.code} ${day}`).slice(0, 8), 16));
  const age = when.count - 1 - when.place;
  const circumstances: Circumstances = { random, outage: outageDays.has(age), costly: age >= costlyWeek.from && age <= costlyWeek.until };
  const busy = busyness(store, day, when);
  const start = midnight(day, store.timeZone);
  return store.askers.flatMap((asker) => {
    const atWork = random() < atWorkShare;
    const asked = atWork ? countOf(perDay[asker.role] * habit(asker) * busy, random) : 0;
    return Array.from({ length: asked }, (_, place) => inventQuestion(store, asker, { day, start, place }, circumstances));
  });
}

/** Some ask much, some hardly ever: by the number on the badge. */
function habit({ number }: Asker): number {
  return 0.5 + ((Number(number) * 37) % 100) / 80;
}

/** A whole number whose mean is `mean`. */
function countOf(mean: number, random: () => number): number {
  return Math.floor(mean * (0.6 + 0.8 * random()) + random());
}

function inventQuestion(store: AskingStore, asker: Asker, { day, start, place }: { day: string; start: number; place: number }, circumstances: Circumstances): InventedQuestion {
  const { random } = circumstances;
  const refused = random() < refusedShare;
  const runId = runIdOf(`${store.code} ${day} ${asker.number} ${place}`);
  const run = refused ? inventRefusal(runId, circumstances) : inventAnswer(runId, circumstances);
  const question = refused ? refusedQuestion(random) : favourite(store.questions, random);
  return { ...run, storeId: store.id, asker, day, at: new Date(start + openingMs(random)), question };
}

function refusedQuestion(random: () => number): string {
  return random() < straysShare ? pick(strayQuestions, random) : pick(favourite(unansweredQuestions, random), random);
}

/** The first of the list are asked far more often than the last. */
function favourite<Item>(items: readonly Item[], random: () => number): Item {
  return pick(items, () => random() ** 1.7);
}
