import type { StoredMessage } from '@/db/queries/messages';
import type { FloorMessage } from '@/lib/contract/floor-message';

/** Stored messages as the screen holds them: the same parts that streamed when they were new. */
export function toFloorMessages(stored: readonly StoredMessage[]): FloorMessage[] {
  return stored.map(({ id, author, parts, createdAt, rating }) => ({
    id,
    role: author === 'staff' ? 'user' : 'assistant',
    parts,
    metadata: { createdAt: createdAt.toISOString(), ...(rating === null ? {} : { rating }) },
  }));
}
