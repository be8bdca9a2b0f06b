import { services } from '@/app/services';
import { authenticateKey } from '@/lib/access/authenticate-key';
import { answerQuestion } from '@/lib/ask/answer-question';
import type { Turn } from '@/lib/ask/ask';
import { streamChatCompletion } from '@/lib/ask/stream-chat-completion';
import { toChatCompletion } from '@/lib/ask/to-chat-completion';
import { chatRequestSchema } from '@/lib/contract/chat-completions';
import type { ChatMessage } from '@/lib/contract/chat-message';
import { answerErrors, readJson, showLimits, traceOf } from '../../answer-errors';
import { refuseMethod } from '../../refuse-method';

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
    const from = { channel: 'api', history: turnsOf(body.messages.earlier) } as const;
    const events = answerQuestion({ runId, asker, question: body.messages.question, from, signal, trace: traceOf(request), onLimits: showLimits(headers) }, house);
    const head = { id: `chatcmpl-${runId}`, created: Math.floor(house.clock.now().getTime() / 1000), model: body.model };
    if (!body.stream) return Response.json(await toChatCompletion(events, head));
    const includeUsage = body.stream_options?.include_usage ?? false;
    const stream = await streamChatCompletion(events, head, { includeUsage, onEnd: () => undefined, onLeave: () => left.abort() });
    return new Response(stream, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' } });
  });
}

/** More of an earlier message than this says nothing about the question. */
const historyCharactersMax = 4_000;

/** Earlier exchanges of the request, oldest first; whatever does not pair up is left out, and so is an answer that says nothing. */
function turnsOf(messages: readonly ChatMessage[]): Turn[] {
  const turns: Turn[] = [];
  let question: string | null = null;
  for (const message of messages) {
    if (message.role === 'user') question = message.content.slice(0, historyCharactersMax);
    else if (message.role === 'assistant' && message.content !== '' && question !== null) {
      turns.push({ question, answer: message.content.slice(0, historyCharactersMax) });
      question = null;
    }
  }
  return turns;
}

const refused = refuseMethod('POST');
export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE, refused as OPTIONS };
