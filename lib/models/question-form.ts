/** What kind of sentence answers a question, told by how it asks. */
export type Form = 'steps' | 'permission' | 'person' | 'words' | 'meaning';

/** How questions ask, and what the answer looks like; English, French and Arabic. The first row that fits decides. */
const forms = [
  { form: 'words', asked: /\bwhat (?:do|should|can|shall) (?:i|we) (?:say|tell|answer|reply)|\bhow do (?:i|we) (?:answer|explain|reply)|que (?:dire|répondre)|ماذا أقول/iu, said: /["“«]/u },
  { form: 'person', asked: /^who\b|\bwho (?:do|should|can|approves|decides|is|has)\b|\bwhom\b|^qui\b|\bà qui\b|^من\s/iu, said: /\b(?:manager|associate|director|desk|team|office|adviser|holder|guard|department|responsable|directeur|équipe|poste)s?\b|extension \d|مدير|فريق/iu },
  { form: 'permission', asked: /^(?:can|may|could|is it (?:ok|okay|allowed|possible|fine)|are (?:we|clients|staff) allowed|am i allowed|do we (?:accept|take|offer|allow)|is there)\b|\bcan (?:i|we|she|he|they|a client|the client|someone)\b|\bpeut-on\b|\b(?:puis-je|est-ce que .{0,30} peut)\b|^هل/iu, said: /\b(?:may|can|cannot|never|not|only|must|allowed|accepted?|except|no|peut|peuvent|jamais|interdit|uniquement)\b|يمكن|يحق|لا /iu },
  { form: 'meaning', asked: /^what (?:is|are|does .{1,40} mean)\b|qu['’]est-ce que?|^ما (?:هو|هي)/iu, said: /\b(?:is|are|means|est|sont|signifie)\b/iu },
  { form: 'steps', asked: /\bhow (?:do|should|can|must|to)\b|\bwhat (?:do|should|must|can) (?:i|we|you) do\b|\bwhat to do\b|\bwhat happens\b|\b(?:steps|procedure|process)\b|^comment\b|\bétapes?\b|que faire|كيف|خطوات|ماذا أفعل/iu, said: null },
] as const satisfies readonly { form: Form; asked: RegExp; said: RegExp | null }[];

/** The form a question wants; null when it shows none. */
export function questionForm(question: string): Form | null {
  return forms.find(({ asked }) => asked.test(question))?.form ?? null;
}

/** Whether a sentence has that form. Steps are told by their place in a list, not by their words. */
export function fitsForm(text: string, form: Form): boolean {
  return forms.find((row) => row.form === form)?.said?.test(text) ?? false;
}
