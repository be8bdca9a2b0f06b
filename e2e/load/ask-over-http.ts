import { z } from 'zod';

const sourceSchema = z.object({ n: z.number(), document: z.string(), collection: z.string(), text: z.string() });
/** A passage as the asker was shown it. */
export type ShownSource = z.infer<typeof sourceSchema>;

const chunkSchema = z.object({
  error: z.object({ message: z.string() }).optional(),
  search_results: z.array(sourceSchema).optional(),
  choices: z.array(z.object({ delta: z.object({ content: z.string().optional() }) })).default([]),
  floorhand: z.object({ rung: z.string().nullish(), outcome: z.string().optional(), notice: z.string().optional() }).optional(),
});

/** One question as its asker lived it. Milliseconds from the moment it was due. */
export interface AskTimes {
  /** How late it left: this process was busy. */
  lateMs: number;
  /** The first chunk that carries sources; null when none came. */
  sourcesMs: number | null;
  firstTextMs: number | null;
  totalMs: number;
  rung: string | null;
  outcome: string | null;
  /** What went wrong, in a few words. */
  error: string | null;
  /** When a server that refused says to come again; null when it said nothing, or did not refuse. */
  retryAfterSeconds: number | null;
  text: string;
  sources: readonly ShownSource[];
}

interface Asking {
  url: string;
  key: string;
  question: string;
  dueMs: number;
  signal: AbortSignal;
}

/** How long a person would wait at the very most. */
const patienceMsMax = 30_000;

/** Asks through the HTTP API and reads the stream to its end. Never throws: what went wrong is part of the result. */
export async function askOverHttp({ url, key, question, dueMs, signal }: Asking): Promise<AskTimes> {
  const since = () => performance.now() - dueMs;
  const times: AskTimes = { lateMs: since(), sourcesMs: null, firstTextMs: null, totalMs: 0, rung: null, outcome: null, error: null, retryAfterSeconds: null, text: '', sources: [] };
  try {
    const response = await fetch(`${url}/api/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'floorhand', stream: true, messages: [{ role: 'user', content: question }] }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMsMax)]),
    });
    if (!response.ok || response.body === null) {
      times.retryAfterSeconds = Number(response.headers.get('retry-after') ?? Number.NaN) || null;
      times.error = `HTTP ${response.status} ${(await response.text()).slice(0, 120)}`;
    } else times.error = await readStream(response.body, times, since);
  } catch (error) {
    times.error = error instanceof Error ? `${error.name}: ${error.cause instanceof Error ? error.cause.message : error.message}` : String(error);
  }
  times.totalMs = since();
  return times;
}

async function readStream(body: ReadableStream<Uint8Array>, times: AskTimes, since: () => number): Promise<string | null> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const bytes of body) {
    const lines = (held + decoder.decode(bytes, { stream: true })).split('\n\n');
    held = lines.pop() ?? '';
    for (const line of lines) {
      const data = line.replace(/^data: /, '');
      if (data === '[DONE]') return times.outcome === null || times.outcome === 'failed' ? `ended as ${times.outcome ?? 'nothing'}` : null;
      const problem = note(chunkSchema.parse(JSON.parse(data)), times, since());
      if (problem !== null) return problem;
    }
  }
  return 'the stream broke off';
}

function note(chunk: z.infer<typeof chunkSchema>, times: AskTimes, nowMs: number): string | null {
  if (chunk.error) return chunk.error.message;
  if (chunk.search_results) {
    times.sourcesMs ??= nowMs;
    times.sources = chunk.search_results;
  }
  const text = chunk.choices.map(({ delta }) => delta.content ?? '').join('');
  if (text !== '') times.firstTextMs ??= nowMs;
  times.text += text;
  times.rung = chunk.floorhand?.rung ?? times.rung;
  times.outcome = chunk.floorhand?.outcome ?? times.outcome;
  return null;
}
