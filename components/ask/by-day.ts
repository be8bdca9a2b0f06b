import type { ConversationLine } from '@/lib/contract/floor-actions';
import { localDay } from '@/lib/clock';

export interface DayOfConversations {
  /** `YYYY-MM-DD` in the shop's time zone. */
  day: string;
  relation: 'today' | 'yesterday' | 'earlier';
  conversations: ConversationLine[];
}

/** Groups conversations (latest first) by the shop's calendar day. */
export function byDay(conversations: readonly ConversationLine[], now: Date, timeZone: string): DayOfConversations[] {
  const today = localDay(now, timeZone);
  const yesterday = dayBefore(today);
  const days = Map.groupBy(conversations, ({ updatedAt }) => localDay(new Date(updatedAt), timeZone));
  return [...days].map(([day, lines]) => ({
    day,
    relation: day === today ? 'today' : day === yesterday ? 'yesterday' : 'earlier',
    conversations: lines,
  }));
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
