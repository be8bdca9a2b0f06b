/** The units that time is counted in, as English, French and Arabic write them, in lower case. */
const spellings = {
  minute: ['minute', 'minutes', 'min', 'mins', 'دقيقة', 'دقائق'],
  hour: ['hour', 'hours', 'heure', 'heures', 'ساعة', 'ساعات'],
  day: ['day', 'days', 'jour', 'jours', 'يوم', 'يوما', 'يومًا', 'أيام'],
  week: ['week', 'weeks', 'semaine', 'semaines', 'أسبوع', 'أسبوعا', 'أسبوعًا', 'أسابيع'],
  month: ['month', 'months', 'mois', 'شهر', 'شهرا', 'شهرًا', 'أشهر'],
  year: ['year', 'years', 'an', 'ans', 'année', 'années', 'سنة', 'سنوات', 'عام', 'عاما', 'عامًا', 'أعوام'],
} as const satisfies Record<string, readonly string[]>;

const named = new Map<string, string>(Object.entries(spellings).flatMap(([unit, words]) => words.map((word) => [word, unit] as const)));

/** Every spelling, longest first, for a regular expression; "working days" and the like are days. */
export const timeWords: string = [...named.keys()].sort((a, b) => b.length - a.length).join('|');

/** Which unit a spelling means; empty for none. */
export function timeUnitOf(spelling = ''): string {
  return named.get(spelling.toLowerCase()) ?? '';
}
