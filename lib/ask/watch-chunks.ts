interface ChunkDeadlines {
  firstChunkMsMax: number;
  betweenChunksMsMax: number;
}

/**
 * Passes a stream's texts on, but fails when none comes for too long: `firstChunkMsMax` at first, `betweenChunksMsMax` afterwards.
 * Empty chunks are swallowed and win no time: a provider that sends nothing else is silent to whoever reads.
 */
export async function* watchChunks(source: AsyncIterable<string>, deadlines: ChunkDeadlines, signal: AbortSignal): AsyncGenerator<string> {
  const iterator = source[Symbol.asyncIterator]();
  for (let msMax = deadlines.firstChunkMsMax; ; msMax = deadlines.betweenChunksMsMax) {
    const text = await orDeadline((given) => nextText(iterator, given), msMax, signal);
    if (text === null) return;
    yield text;
  }
}

/** The next text that says something; null at the end, or once nobody waits for it. */
async function nextText(iterator: AsyncIterator<string>, given: { up: boolean }): Promise<string | null> {
  while (!given.up) {
    const next = await iterator.next();
    if (next.done === true) return null;
    if (next.value !== '') return next.value;
  }
  return null;
}

async function orDeadline<Value>(work: (given: { up: boolean }) => Promise<Value>, msMax: number, signal: AbortSignal): Promise<Value> {
  const given = { up: false };
  const { promise: gaveUp, reject } = Promise.withResolvers<never>();
  const giveUp = (message: string, name: string) => {
    given.up = true;
    reject(new DOMException(message, name));
  };
  const timer = setTimeout(() => giveUp(`No text within ${msMax} ms`, 'TimeoutError'), msMax);
  const onAbort = () => giveUp('Stopped', 'AbortError');
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  const pending = work(given);
  // The stream's own end may come after we gave up on it; that rejection has nobody left to hear it.
  pending.catch(() => undefined);
  try {
    return await Promise.race([pending, gaveUp]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
