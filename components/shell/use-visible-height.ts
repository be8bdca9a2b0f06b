'use client';

import { useEffect } from 'react';

/** Keeps `--visible-height` at what the on-screen keyboard leaves visible, so that the composer stays above it. */
export function useVisibleHeight(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const measure = () => {
      // Pinch zoom also shrinks the visual viewport; the page keeps its height then.
      if (viewport.scale > 1.01) return;
      document.documentElement.style.setProperty('--visible-height', `${viewport.height}px`);
      scrollTo(0, 0);
    };
    measure();
    viewport.addEventListener('resize', measure);
    return () => viewport.removeEventListener('resize', measure);
  }, []);
}
