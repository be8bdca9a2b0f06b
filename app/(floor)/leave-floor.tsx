'use client';

import { useCallback } from 'react';
import { LeavingScreen } from '@/components/shell/leaving-screen';
import { tellOtherTabs } from '@/components/shell/other-tabs';
import { leave } from './tablet-actions';

/** Ends the session and goes to the sign-in screen by a full load, so that nothing of this person stays in memory. */
export function LeaveFloor() {
  const onGone = useCallback(() => {
    tellOtherTabs();
    location.replace('/sign-in');
  }, []);
  return <LeavingScreen leave={leave} onGone={onGone} />;
}
