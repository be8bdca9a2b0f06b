import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { embedWords } from './embed-words';
import type { Bill, CountTokens } from './bill';
import { chooseBehaviour, firstTokenMsOf, ruleSchema, type Behaviour, type Rule, type RuleInput } from './model-behaviour';
import { chatRequestSchema, countRoughTokens, embeddingsRequestSchema, lastMessage, readJson } from './model-request';
import { countCalls } from './count-calls';
import { listWaits } from './list-waits';
import { sendChat, sendFailure, sendJson } from './send-chat';
import { seededRandom } from '@/lib/seeded-random';

/** One request as the fake saw it. Times are milliseconds of `performance.now()`. */
export interface FakeCall {
  kind: 'chat' | 'embeddings';
  model: string;
  stream: boolean;
  /** The messages' text, or the inputs. */
  prompt: readonly string[];
  /** The W3C trace it was asked in. */
  traceparent: string | null;
  startedMs: number;
  /** How long its first token is made to wait, in milliseconds. */
  firstTokenMs: number;
  endedMs: number | null;
  /** `aborted`: the client went away before the end. */
  outcome: 'open' | 'finished' | 'aborted';
  /** The provider's own count; null for what it refused. */
  billed: Bill | null;
}

export interface FakeModel {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string;
  port: number;
  /** From now on, for the requests the rule matches; the newest rule wins. */
  behave(rule: RuleInput): void;
  calls: readonly FakeCall[];
  inFlight(): number;
  /** Forgets rules and calls. */
  reset(): void;
  close(): Promise<void>;
}

interface State {
  rules: Rule[];
  calls: FakeCall[];
  count: CountTokens | undefined;
  random(): number;
  /** How many requests are under way. */
  open: number;
}

/** Starts an OpenAI-compatible server on 127.0.0.1. `port` 0 finds a free one; it counts four characters a token unless told otherwise. It can be told how to behave here or over HTTP (`/fake/rules`, `/fake/calls`, `/fake/counts`, `/fake/waits`, `/fake/reset`). */
export async function startFakeModel(options: { port?: number; rules?: RuleInput[]; count?: CountTokens } = {}): Promise<FakeModel> {
  const state: State = { rules: (options.rules ?? []).map((rule) => ruleSchema.parse(rule)), calls: [], count: options.count, random: seededRandom(17), open: 0 };
  const server = createServer((request, response) => {
    route(state, request, response).catch((error: unknown) => {
      if (!response.headersSent && !response.destroyed) sendJson(response, 400, { error: { message: String(error), type: 'invalid_request_error', param: null, code: null } });
      else response.destroy();
    });
  });
  const port = await listen(server, options.port ?? 0);
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    behave: (rule) => void state.rules.push(ruleSchema.parse(rule)),
    calls: state.calls,
    inFlight: () => inFlight(state),
    reset: () => reset(state),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

const inFlight = (state: State) => state.calls.filter(({ outcome }) => outcome === 'open').length;

function reset(state: State): void {
  state.rules.length = 0;
  state.calls.length = 0;
}

async function route(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = `${request.method} ${request.url?.replace(/\?.*/, '')}`;
  if (path === 'POST /v1/chat/completions') return serveChat(state, request, response);
  if (path === 'POST /v1/embeddings') return serveEmbeddings(state, request, response);
  if (path === 'POST /fake/rules') state.rules.push(ruleSchema.parse(await readJson(request)));
  else if (path === 'POST /fake/reset') reset(state);
  else if (path === 'GET /fake/counts') return sendJson(response, 200, countCalls(state.calls));
  else if (path === 'GET /fake/waits') return sendJson(response, 200, listWaits(state.calls));
  else if (path !== 'GET /fake/calls') return sendJson(response, 404, { error: { message: `no ${path}`, type: 'not_found', param: null, code: null } });
  sendJson(response, 200, { calls: state.calls, inFlight: inFlight(state) });
}

/** Notes the call, and how and when it ended; gives its behaviour and the signal of a client that left. */
function track(state: State, response: ServerResponse, call: Pick<FakeCall, 'kind' | 'model' | 'stream' | 'prompt' | 'traceparent'>): { behaviour: Behaviour; signal: AbortSignal; onBill(bill: Bill): void } {
  const entry: FakeCall = { ...call, startedMs: performance.now(), firstTokenMs: 0, endedMs: null, outcome: 'open', billed: null };
  state.calls.push(entry);
  state.open += 1;
  const gone = new AbortController();
  response.on('close', () => {
    state.open -= 1;
    entry.endedMs = performance.now();
    entry.outcome = response.writableFinished ? 'finished' : 'aborted';
    if (!response.writableFinished) gone.abort();
  });
  const behaviour = chooseBehaviour(state.rules, call.model, call.prompt.at(-1) ?? '', state.random);
  entry.firstTokenMs = firstTokenMsOf(behaviour, state.random);
  return { behaviour: crowded(state, behaviour) ? { ...behaviour, fault: 'rate_limited' } : { ...behaviour, firstTokenMs: entry.firstTokenMs }, signal: gone.signal, onBill: (bill) => (entry.billed = bill) };
}

/** Whether more requests are under way, with the one that was just noted, than the provider takes at once. */
function crowded(state: State, { concurrencyMax }: Behaviour): boolean {
  return concurrencyMax !== undefined && state.open > concurrencyMax;
}

async function serveChat(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = chatRequestSchema.parse(await readJson(incoming));
  const prompt = [...request.messages.slice(0, -1).map(({ content }) => content ?? ''), lastMessage(request)];
  const { behaviour, ...call } = track(state, response, { kind: 'chat', model: request.model, stream: request.stream, prompt, traceparent: traceparentOf(incoming) });
  if (!sendFailure(response, behaviour)) await sendChat(response, { request, behaviour, ...call, count: state.count });
}

async function serveEmbeddings(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { model, input, dimensions, encoding_format: format } = embeddingsRequestSchema.parse(await readJson(incoming));
  const { behaviour, signal, onBill } = track(state, response, { kind: 'embeddings', model, stream: false, prompt: input, traceparent: traceparentOf(incoming) });
  if (sendFailure(response, behaviour)) return;
  const tokens = (state.count ?? countRoughTokens)(input.join(''));
  onBill({ inputTokens: tokens, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0 });
  await wait(behaviour.firstTokenMs, undefined, { signal });
  if (behaviour.fault === 'stall_first') await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('the client has gone'))));
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: encode(embedWords(text, dimensions), format) }));
  sendJson(response, 200, { object: 'list', model, data, ...(behaviour.fault === 'no_usage' ? {} : { usage: { prompt_tokens: tokens, total_tokens: tokens } }) });
}

function traceparentOf({ headers }: IncomingMessage): string | null {
  return [headers.traceparent].flat()[0] ?? null;
}

function encode(vector: number[], format: 'float' | 'base64'): number[] | string {
  return format === 'float' ? vector : Buffer.from(new Float32Array(vector).buffer).toString('base64');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const { baseUrl } = await startFakeModel({ port: Number(values.port) });
  process.stdout.write(`Fake model at ${baseUrl}\n`);
}
