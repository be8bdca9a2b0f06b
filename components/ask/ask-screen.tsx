'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ConnectionBanner, useOnline } from '@/components/shell/connection-banner';
import { useFloor } from '@/components/shell/floor';
import { FloorNav } from '@/components/shell/floor-nav';
import { Dialog } from '@/components/ui/dialog';
import { useMedia, wideQuery } from '@/components/ui/use-media';
import type { ReadableCollection } from '@/lib/contract/floor-actions';
import type { FloorMessage } from '@/lib/contract/floor-message';
import { Announcer } from './announcer';
import { Composer } from './composer';
import { ConversationsDrawer } from './conversations-drawer';
import { toExchanges } from './exchanges';
import { readAnswer, type AnswerView } from './read-answer';
import { ReadingRoom } from './reading-room';
import { SourcesPane } from './sources-pane';
import { Transcript } from './transcript';
import { useAsk, type Asking } from './use-ask';
import { useDraft } from './use-draft';
import { useReadingPlace } from './use-reading-place';
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
  const t = useTranslations();
  const { viewer, actions, startConversation } = useFloor();
  const asking = useAsk(conversationId, messages, actions.ask);
  const reading = useReadingPlace();
  const [listing, setListing] = useState(false);
  const [sheet, setSheet] = useState(false);
  const wide = useMedia(wideQuery);
  const shown = shownAnswer(asking, reading.place?.answerId);
  const begun = asking.messages.length > 0;
  const { askNow, composer } = useComposer(conversationId, asking, reading.leave);

  const pane = (
    <SourcesPane
      citations={shown.view?.citations ?? []}
      text={shown.view?.text ?? ''}
      openN={reading.place?.n}
      onShow={(n) => shown.id !== undefined && reading.showSource(shown.id, n)}
      onClose={reading.closeSource}
      onWholeDocument={reading.openDocument}
      empty={<ReadingRoom collections={collections} />}
    />
  );

  return (
    <div className="flex h-(--visible-height,100dvh) flex-col overflow-hidden wide:flex-row">
      <FloorNav onNew={startConversation} onConversations={() => setListing(true)} onSources={shown.view?.citations.length ? () => setSheet(true) : undefined} />
      <main className="flex min-h-0 min-w-0 flex-1 flex-col" aria-label={t('ask.conversation')}>
        <ConnectionBanner />
        <h1 className={begun ? 'hairline-b truncate px-6 py-3 font-sans text-label font-medium text-soft sm:px-10' : 'sr-only'}>{begun ? title || viewer.storeName : t('ask.title')}</h1>
        <div className="min-h-0 flex-1 scroll-smooth overflow-y-auto overscroll-contain [container-type:size]">
          {begun ? (
            <Transcript
              messages={asking.messages}
              phase={asking.phase}
              place={reading.place}
              onOpenSource={(answerId, n, from) => {
                reading.openSource(answerId, n, from);
                if (!wide) setSheet(true);
              }}
              onOpenPassage={reading.openDocument}
              onAskAgain={asking.askAgain}
            />
          ) : (
            <Welcome greeting={greeting} suggestions={suggestions} onAsk={askNow} />
          )}
        </div>
        <Composer {...composer} />
      </main>
      <aside aria-label={t('sources.region')} className="hairline-s hidden w-[38%] max-w-[34rem] shrink-0 flex-col wide:flex">
        <h2 className="px-6 pt-6 pb-3 text-title">{t(shown.view?.citations.length ? 'sources.title' : 'welcome.canRead')}</h2>
        {wide ? pane : null}
      </aside>
      <Dialog
        open={sheet && !wide}
        onClose={() => {
          setSheet(false);
          reading.closeSource();
        }}
        title={t('sources.title')}
        closeLabel={t('common.close')}
        place="bottom"
        flush
      >
        {wide ? null : pane}
      </Dialog>
      <ConversationsDrawer open={listing} onClose={() => setListing(false)} currentId={conversationId} />
      <WholeDocument passageId={reading.documentPassageId} onClose={reading.closeDocument} />
      <Announcer view={shown.latest} />
    </div>
  );
}

/** The answer whose sources are shown: the one the reader opened a source of, else the latest one. */
function shownAnswer(asking: Asking, answerId: string | undefined): { id: string | undefined; view: AnswerView | undefined; latest: AnswerView | undefined } {
  const exchanges = toExchanges(asking.messages);
  const last = exchanges.at(-1);
  const latest = last && readAnswer(last.answer, asking.phase);
  const chosen = exchanges.find(({ answer }) => answer && answer.id === answerId)?.answer;
  if (chosen && chosen.id !== last?.answer?.id) return { id: chosen.id, view: readAnswer(chosen, 'over'), latest };
  return { id: last?.answer?.id, view: latest, latest };
}

/** The composer's state: the draft that outlives the page, and what asking does. */
function useComposer(conversationId: string, asking: Asking, onAsked: () => void) {
  const { viewer, showAddress } = useFloor();
  const [draft, setDraft] = useDraft(viewer.staffId);
  const online = useOnline();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const busy = asking.phase === 'open';

  useEffect(() => {
    // A keyboard that is not on the screen costs no room: begin writing at once.
    if (matchMedia('(hover: hover) and (pointer: fine)').matches) textarea.current?.focus();
  }, []);

  const askNow = (question: string) => {
    // Offline, the question stays where it is: the banner says why.
    if (busy || !online) return;
    setDraft('');
    onAsked();
    showAddress(conversationId);
    asking.ask(question);
    if (matchMedia('(pointer: coarse)').matches) textarea.current?.blur();
  };
  const composer = { draft, onDraft: setDraft, onAsk: askNow, onStop: asking.stop, busy, stopping: asking.stopping, followUp: asking.messages.length > 0, textareaRef: textarea };
  return { askNow, composer };
}
