/** The kind of figure a question asks for, told by how it asks. */
export type Figure = 'money' | 'duration' | 'clock' | 'day' | 'share' | 'count';

/** How questions ask for a figure, and what it looks like in a text; English, French and Arabic. The first row that fits decides. */
const figures = [
  { figure: 'share', asked: /\b(?:what|which) (?:percentage|per ?cent|discount|share)|how (?:much|big) (?:of )?(?:a |the )?discount|quel pourcentage|combien de pour ?cent|نسبة/iu, said: /\d\s*(?:%|per ?cent|pour ?cent)|\d\s*٪/iu },
  { figure: 'money', asked: /\bhow (?:much|expensive)|\b(?:cost|costs|price|prices|fee|fees|charge|charged|pay)\b|combien (?:coûte|ça coûte|est-ce)|\b(?:prix|coût|tarif|frais)\b|(?:سعر|تكلفة|ثمن|رسوم)/iu, said: /[€$£¥]\s?\d|\d[\d.,  ]*\s?(?:€|EUR|USD|GBP|CAD|AED|JPY|SGD|AUD|HKD|CHF|euros?|dollars?|dirhams?|yen)|\b(?:EUR|USD|GBP|CAD|AED|JPY|SGD|AUD|HKD|CHF)\s?\d|\bfree\b|gratuit|مجان/iu },
  { figure: 'clock', asked: /\bwhat time|\b(?:opening|closing|business) (?:hours|times)|\bwhen (?:do|does|are|is) (?:we|the (?:store|shop)) (?:open|close)|quelle heure|à quelle heure|horaires|ساعات|متى (?:نفتح|يفتح)/iu, said: /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b/iu },
  { figure: 'duration', asked: /\bhow (?:long|soon|fast|quickly|many (?:days|weeks|months|years|hours|minutes))|\b(?:deadline|time limit|period)\b|\bby when|combien de (?:temps|jours|semaines|mois|ans)|quel délai|\bdurée\b|كم (?:يوم|مدة|ساعة|أسبوع)|مدة/iu, said: /\b(?:\d+|one|two|three|four|five|six|seven|ten|twelve|fourteen|thirty)\s+(?:working |business |full |calendar )?(?:day|week|month|year|hour|minute|jour|semaine|mois|an|heure)s?\b|\d+\s*(?:أيام|يوم|ساعة|أسبوع)/iu },
  { figure: 'day', asked: /^when\b|\b(?:what|which) (?:day|date)|\bfrom when|\buntil when|\bquand\b|quelle date|متى/iu, said: /\b\d{1,2}(?:st|nd|rd|th|er)? (?:of )?\p{L}{3,9}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day/iu },
  { figure: 'count', asked: /\bhow many\b|\b(?:limit|maximum|minimum|at most|up to)\b|\bcombien\b|كم/iu, said: /\d/u },
] as const satisfies readonly { figure: Figure; asked: RegExp; said: RegExp }[];

/** The figure a question wants; null when it asks for none. */
export function wantedFigure(question: string): Figure | null {
  return figures.find(({ asked }) => asked.test(question))?.figure ?? null;
}

/** Whether a text holds a figure of that kind. */
export function holdsFigure(text: string, figure: Figure): boolean {
  return figures.find((row) => row.figure === figure)?.said.test(text) ?? false;
}
