'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Room for two panes: the `wide` variant of globals.css. */
export const wideQuery = '(min-width: 62rem) and (min-aspect-ratio: 1/1)';

/** Whether a media query holds now; `onServer` is what the first paint assumes, where nobody can know. */
export function useMedia(query: string, onServer: boolean): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches, () => onServer);
}
