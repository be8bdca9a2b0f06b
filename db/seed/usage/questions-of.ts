import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { staff } from '../staff';
import { suggestions } from '../suggestions';
import { everydayQuestions } from './topics';

const factSchema = z.object({ question: z.string(), staffNumber: z.string(), forbiddenDocument: z.string().optional() });

interface Place {
  code: string;
  country: string;
  region: 'emea' | 'americas' | 'apac';
}

/** What an associate without a team asks in a store and finds, the most frequent first. In France every second question is French. */
export function questionsOf(place: Place): string[] {
  const french = place.country === 'FR';
  const everyday = everydayQuestions.map((line, at) => line.split(' | ')[french && at % 2 === 0 ? 1 : 0] ?? line);
  const offered = suggestions
    .filter(({ minimumRole, teams, storeCodes, regions }) => minimumRole === 'associate' && teams === null && (storeCodes?.includes(place.code) ?? true) && (regions?.includes(place.region) ?? true))
    .filter(({ locale }) => locale === 'en' || (locale === 'fr' && french) || (locale === 'ar' && place.country === 'AE'))
    .map(({ question }) => question);
  return [...new Set(mixed([...factsOf(place), ...offered], everyday))];
}

/** Questions whose answers are known, of people of this store who are on no team. */
function factsOf({ code }: Place): string[] {
  const here = new Set<string>(staff.filter(({ storeCodes, teams, role }) => role === 'associate' && storeCodes[0] === code && teams.length === 0).map(({ number }) => number));
  const lines = readFileSync(join(import.meta.dirname, '..', 'facts.jsonl'), 'utf8').split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    const fact = factSchema.parse(JSON.parse(line));
    return fact.forbiddenDocument === undefined && here.has(fact.staffNumber) ? [fact.question] : [];
  });
}

/** One of each in turn, then what is left. */
function mixed(first: readonly string[], second: readonly string[]): string[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, at) => [first[at], second[at]]).flat().filter((text) => text !== undefined);
}
