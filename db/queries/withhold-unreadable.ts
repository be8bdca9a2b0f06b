import { inArray } from 'drizzle-orm';
import { passages } from '@/db/schema/passages';
import type { ScopedTx } from '@/db/scoped';
import type { StoredPart } from '@/lib/contract/stored-part';

/**
 * Kept answers obey today's rights, not those of the day they were given: a source the reader may no longer read
 * (moved, another role, a changed audience, erased) is taken out, and an answer that rests on one is withheld whole.
 */
export async function withholdUnreadable<Message extends { parts: StoredPart[] }>(tx: ScopedTx, messages: readonly Message[]): Promise<Message[]> {
  const wanted = [...new Set(messages.flatMap(({ parts }) => parts.flatMap(passagesOf)))];
  if (wanted.length === 0) return [...messages];
  const rows = await tx.select({ id: passages.id }).from(passages).where(inArray(passages.id, wanted));
  const readable = new Set(rows.map(({ id }) => id));
  return messages.map((message) => ({ ...message, parts: onlyReadable(message.parts, readable) }));
}

function passagesOf(part: StoredPart): number[] {
  if (part.type === 'data-sources') return part.data.citations.map(({ passageId }) => passageId);
  return part.type === 'data-refusal' ? part.data.nearest.map(({ passageId }) => passageId) : [];
}

function onlyReadable(parts: readonly StoredPart[], readable: ReadonlySet<number>): StoredPart[] {
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const lost = parts.flatMap((part) => (part.type === 'data-sources' ? part.data.citations : [])).filter(({ passageId }) => !readable.has(passageId));
  if (lost.some(({ n }) => text.includes(`[${n}]`))) return withheld(parts);
  return parts.map((part) => {
    if (part.type === 'data-sources') return { ...part, data: { citations: part.data.citations.filter(({ passageId }) => readable.has(passageId)) } };
    if (part.type === 'data-refusal') return { ...part, data: { nearest: part.data.nearest.filter(({ passageId }) => readable.has(passageId)) } };
    return part;
  });
}

/** What is left of an answer that may no longer be read: that there was one. */
function withheld(parts: readonly StoredPart[]): StoredPart[] {
  return parts.flatMap((part): StoredPart[] => (part.type === 'data-outcome' ? [{ ...part, data: { runId: part.data.runId, outcome: 'failed', errorCode: 'not_found' } }] : []));
}
