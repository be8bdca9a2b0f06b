'use client';

import { createContext, use } from 'react';
import type { Citation } from '@/lib/contract/citation';

/** What a citation inside an answer needs to know and do. */
export interface Reading {
  citations: readonly Citation[];
  /** The source that is open beside this answer now. */
  openN: number | undefined;
  /** Opens the passage of a citation; focus comes back to `from` when it is closed. */
  open: (n: number, from: HTMLElement) => void;
}

const ReadingContext = createContext<Reading | undefined>(undefined);

export const ReadingProvider = ReadingContext;

/** The reading of the answer around this component; outside of one, citations cannot be opened. */
export function useReading(): Reading | undefined {
  return use(ReadingContext);
}
