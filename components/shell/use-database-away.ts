'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';

/** Soon enough to be back within ten seconds, and few enough for every tablet of a chain to ask. */
const askEveryMs = 2_000;
const answerMsMax = 4_000;

const readinessSchema = z.object({ database: z.enum(['ok', 'unavailable']) });

/** Asks the server whether its database is there; a server that does not answer has none for us. */
async function isThere(signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch('/api/ready', { cache: 'no-store', signal: AbortSignal.any([signal, AbortSignal.timeout(answerMsMax)]) });
    return readinessSchema.parse(await response.json()).database === 'ok';
  } catch {
    return false;
  }
}

/**
 * Whether the house's database is away. Nobody asks while all is well: `suspected` says that something failed which may be for this reason.
 * From then on the server is asked until it is there; `onBack` is called then, if it was away.
 */
export function useDatabaseAway(suspected: boolean, onBack?: () => void): boolean {
  const [away, setAway] = useState(false);
  const tellBack = useEffectEvent(() => onBack?.());
  useEffect(() => {
    if (!suspected) return;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasAway = false;
    const look = async () => {
      const there = await isThere(leaving.signal);
      if (leaving.signal.aborted) return;
      setAway(!there);
      if (!there) timer = setTimeout(() => void look(), askEveryMs);
      else if (wasAway) tellBack();
      wasAway = !there;
    };
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
      setAway(false);
    };
  }, [suspected]);
  return away;
}
