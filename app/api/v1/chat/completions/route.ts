import { services } from '@/app/services';
import { authenticateKey } from '@/lib/access/authenticate-key';
import { answerQuestion } from '@/lib/ask/answer-question';
import type { Turn } from '@/lib/ask/ask';
import { streamChatCompletion } from '@/lib/ask/stream-chat-completion';
import { toChatCompletion } from '@/lib/ask/to-chat-completion';
import { chatRequestSchema, type ChatRequest } from '@/lib/contract/chat-completions';
import { answerErrors, readJson, showLimits } from '../../answer-errors';

export const dynamic = 'force-dynamic';

/** OpenAI-compatible chat completions over the path of a question. See docs/api.md. */
export async function POST(request: Request): Promise<Response> {
  return answerErrors(async (headers) => {
    const house = services();
    const asker = await authenticateKey(house.db, request.headers.get('authorization'), house.clock);
    const body = await readJson(request, chatRequestSchema);
    const runId = crypto.randomUUID();
    const left = new AbortController();
    const signal = AbortSignal.any([request.signal, left.signal]);
    const from = { channel: 'api', history: turnsOf(body) } as const;
    const events = answerQuestion({ runId, asker, question: body.messages.at(-1)?.content ?? '', from, signal, onLimits: showLimits(headers) }, house);
    const head = { id: `chatcmpl-${runId}`, created: Math.floor(house.clock.now().getTime() / 1000), model: body.model };
    if (!body.stream) return Response.json(await toChatCompletion(events, head));
    const includeUsage = body.stream_options?.include_usage ?? false;
    const stream = await streamChatCompletion(events, head, { includeUsage, onEnd: () => undefined, onLeave: () => left.abort() });
    return new Response(stream, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' } });
  });
}

/** More of an earlier message than this says nothing about the question. */
const historyCharactersMax = 4_000;

/** Earlier exchanges of the request, oldest first; whatever does not pair up is left out. */
function turnsOf(body: ChatRequest): Turn[] {
  const turns: Turn[] = [];
  let question: string | null = null;
  for (const message of body.messages.slice(0, -1)) {
    if (message.role === 'user') question = message.content.slice(0, historyCharactersMax);
    else if (message.role === 'assistant' && question !== null) {
      turns.push({ question, answer: message.content.slice(0, historyCharactersMax) });
      question = null;
    }
  }
  return turns;
}
