'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { forgetDraft } from '@/components/ask/use-draft';
import { FloorProvider, type Floor } from '@/components/shell/floor';
import { IdleLock } from '@/components/shell/idle-lock';
import { hearOtherTabs } from '@/components/shell/other-tabs';
import { useVisibleHeight } from '@/components/shell/use-visible-height';
import type { Viewer } from '@/lib/contract/floor-actions';
import { leavingCookie } from '@/lib/leaving';
import { themeCookie, type Theme } from '@/lib/theme';
import { ask } from './ask-action';
import { loadConversations, openConversation, remove, rename, restore } from './conversation-actions';
import { LeaveFloor } from './leave-floor';
import { openPassage, rate } from './reading-actions';
import { setLocale } from './tablet-actions';
import { watchSession } from './watch-session';

const serverActions = { ask, loadConversations, openConversation, rename, remove, restore, rate, openPassage, setLocale };
const addressOf = (conversationId: string) => `/c/${conversationId}`;
const lockAfterSeconds = 300;
const warnSeconds = 20;
const leavingKeptSeconds = 7 * 86_400;
const themeKeptSeconds = 400 * 86_400;

/** Gives every screen of the floor its surroundings: who holds the tablet, the server's actions, the ways to go, the idle lock. */
export function FloorFrame({ viewer, theme: initialTheme, children }: { viewer: Viewer; theme: Theme; children: ReactNode }) {
  const router = useRouter();
  const [theme, setTheme] = useTheme(initialTheme);
  const [leaving, setLeaving] = useState(false);
  useVisibleHeight();

  const signOut = useCallback<Floor['signOut']>(
    (how) => {
      if (how === 'chosen') forgetDraft(viewer.staffId);
      document.cookie = `${leavingCookie}=${viewer.staffId}; path=/; max-age=${leavingKeptSeconds}; samesite=lax`;
      setLeaving(true);
    },
    [viewer.staffId],
  );
  const lock = useCallback(() => signOut('locked'), [signOut]);
  const actions = useMemo(() => watchSession(serverActions, lock), [lock]);
  // The session is every tab's: none goes on showing this person's screens to whoever signs in next.
  useEffect(() => hearOtherTabs(() => location.replace('/sign-in')), []);

  const floor = useMemo<Floor>(
    () => ({
      viewer,
      actions,
      theme,
      setTheme,
      signOut,
      openConversation: (id) => router.push(addressOf(id)),
      startConversation: () => {
        router.push('/');
        router.refresh();
      },
      openUsage: () => router.push('/usage'),
      isAt: (id) => location.pathname === addressOf(id),
      showAddress: (id) => {
        if (location.pathname !== addressOf(id)) history.replaceState(null, '', addressOf(id));
      },
    }),
    [viewer, actions, theme, setTheme, signOut, router],
  );
  if (leaving) return <LeaveFloor />;
  return (
    <FloorProvider value={floor}>
      {children}
      <IdleLock lockAfterSeconds={lockAfterSeconds} warnSeconds={warnSeconds} onLock={lock} />
    </FloorProvider>
  );
}

/** The look of the screens: shown at once, and kept where the server sees it before the next first paint. */
function useTheme(initial: Theme): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(initial);
  const choose = useCallback((next: Theme) => {
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${themeKeptSeconds}; samesite=lax${secure}`;
    if (next === 'device') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    setTheme(next);
  }, []);
  return [theme, choose];
}
