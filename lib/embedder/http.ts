import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { makeLineUp, TooBusy, type Embedded, type LineUp } from './line-up';
import { makeMetrics, type EmbedderMetrics } from './metrics';
import type { EmbeddingModel } from './model';
import type { ModelPool } from './model-pool';
import { embeddingsRequest, type EmbeddingsRequest } from './request';

/** The largest body of a full request: 2048 passages. */
const bodyBytesMax = 8 * 1024 * 1024;

class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** OpenAI's error shape. */
function sendError(response: ServerResponse, error: unknown): void {
  const [status, message] = error instanceof RequestError ? [error.status, error.message] : error instanceof TooBusy ? [503, 'Too many texts are waiting.'] : [500, 'The model failed.'];
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  send(response, status, { error: { message, type, param: null, code: null } }, status === 503 ? { 'retry-after': '1' } : {});
}

async function readBody(request: IncomingMessage): Promise<EmbeddingsRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new RequestError(413, 'The request is too large.');
    chunks.push(chunk);
  }
  const parsed = embeddingsRequest.safeParse(parseJson(Buffer.concat(chunks).toString()));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RequestError(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not as expected'}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, 'The body is not JSON.');
  }
}

function encode(vector: Float32Array, format: EmbeddingsRequest['encoding_format']): number[] | string {
  return format === 'float' ? Array.from(vector) : Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}

function present({ vectors, tokens }: Embedded, model: string, format: EmbeddingsRequest['encoding_format']) {
  const data = vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector, format) }));
  return { object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

/** What one endpoint serves from. */
interface Serving {
  model: EmbeddingModel & Partial<ModelPool>;
  line: LineUp;
  metrics: EmbedderMetrics;
}

async function answer(request: IncomingMessage, response: ServerResponse, { model, line, metrics }: Serving): Promise<void> {
  if (request.url === '/health') return send(response, 200, { status: 'ok', model: model.name, waiting: line.waiting(), threads: model.threads?.() ?? 1 });
  if (request.url === '/metrics') return void response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
  if (request.url !== '/v1/embeddings') throw new RequestError(404, 'There is only POST /v1/embeddings, GET /health and GET /metrics.');
  if (request.method !== 'POST') throw new RequestError(405, 'Use POST.');
  // A web page on this machine could send a form here without asking; it cannot send JSON.
  if (!request.headers['content-type']?.startsWith('application/json')) throw new RequestError(415, 'Send application/json.');
  const asked = await readBody(request);
  if (asked.model !== undefined && asked.model !== model.name) throw new RequestError(404, `The model "${asked.model}" does not exist here; there is ${model.name}.`);
  const left = new AbortController();
  response.on('close', () => left.abort());
  send(response, 200, present(await line.embed(asked.input, left.signal), model.name, asked.encoding_format));
}

/** An OpenAI-compatible embeddings endpoint before a model, with `/health` and `/metrics` (Prometheus). Not listening yet. */
export function serveEmbeddings(model: Serving['model']): Server {
  const metrics: EmbedderMetrics = makeMetrics({ line: () => line, pool: model });
  const line = makeLineUp(model, undefined, metrics);
  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response, { model, line, metrics }).catch((error: unknown) => sendError(response, error));
  });
}
