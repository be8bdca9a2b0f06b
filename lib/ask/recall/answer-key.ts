import { createHash } from 'node:crypto';
import { promptVersion, type Packed } from '../pack';

/**
 * What an answer is a function of, as a SHA-256 in hex: the prompt's version, the model, the reader's language, the history, the
 * evidence (which passages, and their text as it stands in the prompt) and the question, however it was typed. Who asks is not
 * part of it: the evidence was gathered under their own rights, so whoever has the same key may read the same passages.
 */
export function answerKey({ instructions, messages, citations, question }: Packed, model: string, locale: string): string {
  const history = messages.slice(0, -1).map(({ role, content }) => [role, content]);
  const evidence = citations.map(({ n, passageId, revisionId, title, heading, text, effectiveFrom, effectiveUntil }) => [n, passageId, revisionId, title, heading, text, effectiveFrom, effectiveUntil]);
  return createHash('sha256').update(JSON.stringify([promptVersion, instructions, model, locale, history, evidence, plainForm(question)])).digest('hex');
}

/** One form for questions that differ in nothing a model would answer differently. */
export function plainForm(question: string): string {
  return question.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').replace(/[\s?!.…،؟]+$/u, '').trim();
}
