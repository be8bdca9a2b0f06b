'use client';

import { useLayoutEffect, useRef } from 'react';

/** A double tap ends within this time on every system's own setting. */
const settlesMs = 400;

/**
 * For a control that takes the place of the one that was just pressed: ignores presses, by finger or by key, until it has been there long enough
 * for a second tap to be meant for it. Both times are the page's own (`performance.now()`, an event's `timeStamp`).
 */
export function useSettledPress(shown: boolean, onPress: () => void): (event: { timeStamp: number }) => void {
  const shownAt = useRef(0);
  useLayoutEffect(() => {
    if (shown) shownAt.current = performance.now();
  }, [shown]);
  return ({ timeStamp }) => {
    if (timeStamp - shownAt.current >= settlesMs) onPress();
  };
}
