'use client';

import { useCallback, useState } from 'react';
import { useFloor } from '@/components/shell/floor';
import { FloorNav } from '@/components/shell/floor-nav';
import { useDatabaseAway } from '@/components/shell/use-database-away';
import { useMedia, wideQuery } from '@/components/ui/use-media';
import type { ReadableCollection } from '@/lib/contract/floor-actions';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { Announcer } from './announcer';
import { AskMain } from './ask-main';
import { ConversationsDrawer } from './conversations-drawer';
import { latestAnswer, shownAnswer } from './shown-answer';
import { SourcesPlace } from './sources-place';
import { Transcript, type TranscriptProps } from './transcript';
import { useAsk } from './use-ask';
import { useComposer } from './use-composer';
import { useReadingPlace } from './use-reading-place';
import { useRestored } from './use-restored';
import { useTitle } from './use-title';
import { useWaysOn } from './use-ways-on';
import { Welcome, type WelcomeProps } from './welcome';
import { WholeDocument } from './whole-document';

export interface AskScreenProps {
  conversationId: string;
  /** Empty for a conversation that has not begun. */
  title: string;
  messages: FloorMessage[];
  greeting: WelcomeProps['greeting'];
  suggestions: readonly string[];
  collections: readonly ReadableCollection[];
}

/** The main screen: the conversation, the sources beside or above it, the question below. */
export function AskScreen({ conversationId, title, messages, greeting, suggestions, collections }: AskScreenProps) {
  const { actions } = useFloor();
  const asking = useAsk(conversationId, messages, actions.ask);
  useRestored(conversationId, asking);
  const reading = useReadingPlace();
  // Assumed until it is known: the pane is there in the first paint, and hidden by its style where it has no room.
  const wide = useMedia(wideQuery, true);
  const [listing, setListing] = useState(false);
  const [sheet, setSheet] = useState(false);
  const databaseAway = useDatabaseAway(latestAnswer(asking).view?.errorCode === 'database_unavailable');
  const composer = useComposer(conversationId, asking, { onAsked: reading.leave, databaseAway });
  const waysOn = useWaysOn(asking, composer.textareaRef);
  const { id, view } = shownAnswer(asking, reading.place?.answerId);
  const citations = view?.citations ?? [];
  const begun = asking.messages.length > 0;
  const { title: called, setTitle } = useTitle(title, asking.messages);

  const { openSource } = reading;
  const openInPlace = useCallback<TranscriptProps['onOpenSource']>(
    (...source) => {
      openSource(...source);
      if (!wide) setSheet(true);
    },
    [openSource, wide],
  );
  const closeSheet = () => {
    setSheet(false);
    reading.closeSource();
  };
  const show = (n: number) => id !== undefined && reading.showSource(id, n);

  return (
    <div className="flex h-(--visible-height,100dvh) flex-col overflow-hidden wide:flex-row">
      <FloorNav onNew={waysOn.onNew} onConversations={() => setListing(true)} onSources={() => setSheet(true)} />
      <AskMain title={begun ? called : undefined} composer={composer} databaseAway={databaseAway}>
        {begun ? (
          <Transcript messages={asking.messages} phase={asking.phase} place={reading.place} onOpenSource={openInPlace} onOpenPassage={reading.openDocument} onAskAgain={waysOn.onAskAgain} />
        ) : (
          <Welcome greeting={greeting} suggestions={suggestions} onAsk={composer.onAsk} />
        )}
      </AskMain>
      <SourcesPlace wide={wide} collections={collections} sheet={sheet} onCloseSheet={closeSheet} citations={citations} text={view?.text ?? ''} openN={reading.place?.n} onShow={show} onClose={reading.closeSource} onWholeDocument={reading.openDocument} />
      <ConversationsDrawer open={listing} onClose={() => setListing(false)} currentId={conversationId} onRenamed={setTitle} />
      <WholeDocument passageId={reading.documentPassageId} onClose={reading.closeDocument} />
      <Announcer view={latestAnswer(asking).view} />
    </div>
  );
}
