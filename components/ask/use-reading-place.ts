'use client';

import { useCallback, useRef, useState } from 'react';

/** Which answer's sources are shown, and which one of them is open. */
export interface Place {
  answerId: string;
  n: number | undefined;
}

/** Gives the focus back to what opened a source; behind a sheet that is out of reach, and its card in the list takes it. */
function returnFocus(from: HTMLElement | undefined, n: number | undefined): void {
  if (from?.isConnected) from.focus();
  if (from && document.activeElement === from) return;
  document.querySelector<HTMLElement>(`[data-source="${n}"]`)?.focus();
}

/** Where the reader is among the sources. Closing one gives the focus back to the citation that opened it. */
export function useReadingPlace() {
  const [place, setPlace] = useState<Place | undefined>();
  const [documentPassageId, setDocumentPassageId] = useState<number | undefined>();
  const openedFrom = useRef<HTMLElement | undefined>(undefined);

  const openSource = useCallback((answerId: string, n: number, from: HTMLElement) => {
    openedFrom.current = from;
    setPlace({ answerId, n });
  }, []);
  const n = place?.n;
  const showSource = useCallback(
    (answerId: string, next: number) => {
      // Opened from the list: its card is where the focus belongs afterwards.
      if (n === undefined) openedFrom.current = undefined;
      setPlace({ answerId, n: next });
    },
    [n],
  );
  const closeSource = useCallback(() => {
    setPlace((before) => before && { ...before, n: undefined });
    const from = openedFrom.current;
    // The list is set again first: its cards exist only then.
    requestAnimationFrame(() => returnFocus(from, n));
  }, [n]);
  const leave = useCallback(() => setPlace(undefined), []);

  return { place, openSource, showSource, closeSource, leave, documentPassageId, openDocument: setDocumentPassageId, closeDocument: () => setDocumentPassageId(undefined) };
}
