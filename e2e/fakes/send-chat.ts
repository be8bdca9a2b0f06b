import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { composeGroundedAnswer } from './compose-grounded-answer';
import { billOf, type Bill, type CountTokens } from './bill';
import type { Behaviour } from './model-behaviour';
import { lastMessage, type ChatRequest } from './model-request';

interface Reply {
  request: ChatRequest;
  behaviour: Behaviour;
  /** Aborted when the client has gone. */
  signal: AbortSignal;
  count?: CountTokens;
  /** Told what the call costs by now: when the prompt was read, and when the stream is over, whoever ended it. */
  onBill(bill: Bill): void;
}

function usageOf({ inputTokens, cachedInputTokens, outputTokens, reasoningTokens }: Bill) {
  return {
    prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedInputTokens }, completion_tokens_details: { reasoning_tokens: reasoningTokens },
  };
}

function answerOf({ request, behaviour }: Reply): string {
  if (behaviour.fault === 'empty') return '';
  const answer = behaviour.answer ?? composeGroundedAnswer(lastMessage(request));
  return behaviour.answerWords === undefined ? answer : lengthened(answer, behaviour.answerWords);
}

/** An answer said again until it has so many words. */
function lengthened(answer: string, words: number): string {
  const said = answer.split(' ');
  return Array.from({ length: words }, (_, place) => said[place % said.length]).join(' ');
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Sends the status of a refusing provider. True if it did. */
export function sendFailure(response: ServerResponse, { fault, retryAfterSeconds }: Behaviour): boolean {
  const error = (message: string, type: string) => ({ error: { message, type, param: null, code: type } });
  if (fault === 'rate_limited') sendJson(response, 429, error('Rate limit reached', 'rate_limit_exceeded'), { 'retry-after': String(retryAfterSeconds) });
  else if (fault === 'server_error') sendJson(response, 500, error('The server had an error', 'server_error'));
  else if (fault === 'unauthorized') sendJson(response, 401, error('Incorrect API key provided', 'invalid_api_key'));
  else return false;
  return true;
}

/** Answers one Chat Completions request, whole or streamed. Rejects if the client goes away meanwhile. */
export async function sendChat(response: ServerResponse, reply: Reply): Promise<void> {
  const bill = (written: string) => billOf(reply.request, reply.behaviour, written, reply.count);
  reply.onBill(bill(''));
  await wait(reply.behaviour.firstTokenMs, undefined, { signal: reply.signal });
  if (reply.behaviour.fault === 'stall_first') await stall(reply.signal);
  if (reply.request.stream) return streamChat(response, reply);
  const answer = answerOf(reply);
  reply.onBill(bill(answer));
  if (reply.behaviour.fault === 'malformed') return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [');
  if (reply.behaviour.fault === 'cut_mid') return void response.socket?.destroy();
  const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: answer } };
  sendJson(response, 200, { ...envelope(reply, 'chat.completion'), choices: [choice], ...(reply.behaviour.fault === 'no_usage' ? {} : { usage: usageOf(bill(answer)) }) });
}

async function stall(signal: AbortSignal): Promise<void> {
  await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('the client has gone'))));
}

function envelope({ request }: Reply, object: string) {
  return { id: 'chatcmpl-fake', object, created: 1_767_225_600, model: request.model };
}

async function streamChat(response: ServerResponse, reply: Reply): Promise<void> {
  const { behaviour, signal, request } = reply;
  const send = (body: unknown) => response.write(`data: ${JSON.stringify(body)}\n\n`);
  const chunk = (delta: object, finish: string | null = null) => send({ ...envelope(reply, 'chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason: finish }] });
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  chunk({ role: 'assistant', content: '' });
  let written = '';
  try {
    for (const [index, token] of (answerOf(reply).match(/\s*\S+/g) ?? []).entries()) {
      if (index === behaviour.chunksBeforeFault && (await interrupt(response, behaviour, signal))) return;
      if (index > 0 && behaviour.tokensPerSecond > 0) await wait(1000 / behaviour.tokensPerSecond, undefined, { signal });
      chunk({ content: token });
      written += token;
    }
  } finally {
    reply.onBill(billOf(request, behaviour, written, reply.count));
  }
  chunk({}, 'stop');
  if (request.stream_options.include_usage && behaviour.fault !== 'no_usage') {
    send({ ...envelope(reply, 'chat.completion.chunk'), choices: [], usage: usageOf(billOf(request, behaviour, written, reply.count)) });
  }
  response.end('data: [DONE]\n\n');
}

/** True when the stream is over for the client. */
async function interrupt(response: ServerResponse, { fault }: Behaviour, signal: AbortSignal): Promise<boolean> {
  if (fault === 'stall_mid') await stall(signal);
  if (fault === 'malformed') response.write('data: {"choices": [{"delta": \n\n');
  if (fault !== 'cut_mid') return false;
  // What was written has to leave before the connection is torn down, or the client never sees the beginning.
  await new Promise((resolve) => setTimeout(resolve, 20));
  response.socket?.destroy();
  return true;
}
