interface ChunkDeadlines {
  firstChunkMsMax: number;
  betweenChunksMsMax: number;
}

/** Passes a stream on, but fails when it is silent for too long: `firstChunkMsMax` at first, `betweenChunksMsMax` afterwards. */
export async function* watchChunks(source: AsyncIterable<string>, deadlines: ChunkDeadlines, signal: AbortSignal): AsyncGenerator<string> {
  const iterator = source[Symbol.asyncIterator]();
  let msMax = deadlines.firstChunkMsMax;
  for (;;) {
    const next = await orDeadline(iterator.next(), msMax, signal);
    if (next.done === true) return;
    if (next.value === '') continue;
    yield next.value;
    msMax = deadlines.betweenChunksMsMax;
  }
}

async function orDeadline<Value>(pending: Promise<Value>, msMax: number, signal: AbortSignal): Promise<Value> {
  // The stream's own end may come after we gave up on it; that rejection has nobody left to hear it.
  pending.catch(() => undefined);
  const { promise: gaveUp, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DOMException(`No chunk within ${msMax} ms`, 'TimeoutError')), msMax);
  const onAbort = () => reject(new DOMException('Stopped', 'AbortError'));
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([pending, gaveUp]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
