'use client';

import { lazy, Suspense } from 'react';
import type { ProseProps } from './prose';

const loadProse = () => import('./prose');
const Prose = lazy(() => loadProse().then(({ Prose: component }) => ({ default: component })));

/** Fetches the code that sets Markdown, so that it is there before the first answer. */
export function preloadProse(): void {
  void loadProse();
}

/** `Prose`, whose code (a third of the page's) comes only when there is something to set; until then the plain words. */
export function LateProse(props: ProseProps) {
  return (
    <Suspense fallback={<p className="whitespace-pre-line">{props.text}</p>}>
      <Prose {...props} />
    </Suspense>
  );
}
