'use client';

import { useLayoutEffect, useRef } from 'react';

/** A double tap ends within this time on every system's own setting. */
const settlesMs = 400;

interface Press {
  timeStamp: number;
  /** 0 for a press by key. */
  detail: number;
  currentTarget: Element;
}

/**
 * For a control that takes the place of the one that was just pressed: ignores presses until it has been there long enough for a second tap, or a
 * key still held, to be meant for it. Who came to it by keyboard meanwhile means it. Both times are the page's own (`performance.now()`, an
 * event's `timeStamp`).
 */
export function useSettledPress(shown: boolean, onPress: () => void): (press: Press) => void {
  const shownAt = useRef(0);
  const focusedThen = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!shown) return;
    shownAt.current = performance.now();
    focusedThen.current = document.activeElement;
  }, [shown]);
  return ({ timeStamp, detail, currentTarget }) => {
    const cameByKey = detail === 0 && currentTarget !== focusedThen.current;
    if (cameByKey || timeStamp - shownAt.current >= settlesMs) onPress();
  };
}
