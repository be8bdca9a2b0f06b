'use client';

import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Hears the keys pressed inside an element. `onKey` says whether it used the key; then nobody else hears it. */
export function useKeys(element: RefObject<HTMLElement | null>, onKey: (key: string, rightToLeft: boolean) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const target = event.currentTarget;
    const rightToLeft = target instanceof Element && getComputedStyle(target).direction === 'rtl';
    if (event.altKey || event.ctrlKey || event.metaKey || !onKey(event.key, rightToLeft)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const target = element.current;
    const listen = (event: KeyboardEvent) => handle(event);
    target?.addEventListener('keydown', listen);
    return () => target?.removeEventListener('keydown', listen);
  }, [element]);
}
