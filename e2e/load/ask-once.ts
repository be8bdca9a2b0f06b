export interface AskTimes {
  /** Milliseconds from the intended start. */
  sourcesMs: number | null;
  firstTextMs: number | null;
  totalMs: number;
  error: string | null;
}

interface AskTarget {
  url: string;
  key: string;
  question: string;
  /** When the question was meant to be asked, on the clock of `performance.now()`: waiting in line counts. */
  intendedMs: number;
}

const giveUpMs = 30_000;

/** Asks one question over the streaming API and times what comes. A refusal counts as text; an error chunk as an error. */
export async function askOnce({ url, key, question, intendedMs }: AskTarget): Promise<AskTimes> {
  const times: AskTimes = { sourcesMs: null, firstTextMs: null, totalMs: 0, error: null };
  const since = () => performance.now() - intendedMs;
  try {
    const response = await fetch(`${url}/api/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: question }] }),
      signal: AbortSignal.timeout(giveUpMs),
    });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    for await (const line of linesOf(response.body)) {
      if (line.includes('"search_results"')) times.sourcesMs ??= since();
      if (/"content":"[^"]/u.test(line)) times.firstTextMs ??= since();
      if (line.startsWith('data: {"error"')) times.error = line.slice(6, 200);
    }
    if (times.firstTextMs === null) times.error ??= 'no text';
  } catch (error) {
    times.error = String(error);
  }
  times.totalMs = since();
  return times;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
