import { randomUUID } from 'node:crypto';
import { getLocale } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import type { AskScreenProps } from '@/components/ask/ask-screen';
import { findConversation } from '@/db/queries/conversations';
import { listMessages } from '@/db/queries/messages';
import { listReadableCollections } from '@/db/queries/readable-collections';
import { listSuggestions } from '@/db/queries/suggestions';
import { withScope } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import type { Scope } from '@/lib/scope';
import { toFloorMessages } from './to-floor-messages';

const suggestionsMax = 5;

/** The time of day in the shop. */
function greetingOf(clock: Clock, timeZone: string): AskScreenProps['greeting'] {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(clock.now()));
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

async function readerOrSignIn(): Promise<Scope> {
  const reader = await currentReader();
  return reader?.scope ?? redirect('/sign-in');
}

/** What the ask screen shows before the first question. */
export async function loadNewConversation(): Promise<AskScreenProps> {
  const scope = await readerOrSignIn();
  const { db, clock } = services();
  const locale = await getLocale();
  const { suggestions, collections } = await withScope(db, scope, async (tx) => ({
    suggestions: await listSuggestions(tx, scope, { locale, most: suggestionsMax }),
    collections: await listReadableCollections(tx, scope),
  }));
  return { conversationId: randomUUID(), title: '', messages: [], greeting: greetingOf(clock, scope.timeZone), suggestions, collections };
}

/** A conversation of the reader's, read once per request. Someone else's is as absent as one that never was. */
export const loadConversation = cache(async (id: string): Promise<AskScreenProps> => {
  const scope = await readerOrSignIn();
  const { db, clock } = services();
  const { conversation, messages, collections } = await withScope(db, scope, async (tx) => ({
    conversation: await findConversation(tx, scope, id),
    messages: await listMessages(tx, scope, id),
    collections: await listReadableCollections(tx, scope),
  }));
  if (!conversation) notFound();
  return { conversationId: id, title: conversation.title, messages: toFloorMessages(messages), greeting: greetingOf(clock, scope.timeZone), suggestions: [], collections };
});
