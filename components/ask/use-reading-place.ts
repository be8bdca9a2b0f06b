'use client';

import { useCallback, useRef, useState } from 'react';

/** Which answer's sources are shown, and which one of them is open. */
export interface Place {
  answerId: string;
  n: number | undefined;
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
  const showSource = useCallback((answerId: string, n: number) => setPlace({ answerId, n }), []);
  const closeSource = useCallback(() => {
    setPlace((before) => before && { ...before, n: undefined });
    const from = openedFrom.current;
    openedFrom.current = undefined;
    // The list is set again first: a card that opened itself exists only then.
    requestAnimationFrame(() => (from?.isConnected ? from.focus() : undefined));
  }, []);
  const leave = useCallback(() => setPlace(undefined), []);

  return { place, openSource, showSource, closeSource, leave, documentPassageId, openDocument: setDocumentPassageId, closeDocument: () => setDocumentPassageId(undefined) };
}
