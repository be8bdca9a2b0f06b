import { services } from '@/app/services';
import { errorBody } from '@/lib/ask/error-body';
import { rateHeaders } from '@/lib/budget/rate-headers';
import type { RateLimit } from '@/lib/budget/rate/make-counter';
import type { TraceHeaders } from '@/lib/observe/observer';
import { asFloorhandError, errorTable, FloorhandError } from '@/lib/errors';
import { readBody } from '@/lib/read-body';
import { readInput } from '@/lib/read-input';
import { reasonOf } from '@/lib/reason-of';
import type { ZodType } from 'zod';

/**
 * Runs a handler and answers whatever it throws in OpenAI's error shape, with the status of the error's code. What the handler puts into
 * `headers` goes with either answer.
 */
export async function answerErrors(handle: (headers: Headers) => Promise<Response>): Promise<Response> {
  const headers = new Headers();
  try {
    const response = await handle(headers);
    for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  } catch (thrown) {
    const error = asFloorhandError(thrown);
    if (error.code === 'unexpected' || error.code === 'database_unavailable') services().log.error('api_failed', { code: error.code, cause: reasonOf(error.cause) });
    if (error.retryAfterSeconds !== undefined) headers.set('Retry-After', String(error.retryAfterSeconds));
    return Response.json(errorBody(error), { status: errorTable[error.code].status, headers });
  }
}

/** Puts the asker's limits into the headers of the answer, as soon as they are known. */
export function showLimits(headers: Headers): (limits: readonly RateLimit[]) => void {
  return (limits) => {
    for (const [name, value] of Object.entries(rateHeaders(limits))) headers.set(name, value);
  };
}

/** The trace that the caller wants the run to be in, by its W3C headers. */
export function traceOf(request: Request): TraceHeaders {
  return { traceparent: request.headers.get('traceparent') ?? undefined, tracestate: request.headers.get('tracestate') ?? undefined };
}

/** Fifty messages of 4,000 characters, two bytes each (Arabic), and the JSON around them. More is no question, whatever it is. */
const bodyBytesMax = 512_000;

/** The request's JSON body in the schema's shape. Throws `too_large`, or `bad_input` with the first mistake in a sentence. */
export async function readJson<Output>(request: Request, schema: ZodType<Output>): Promise<Output> {
  return readInput(schema, parseJson(await readBody(request, bodyBytesMax)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FloorhandError('bad_input', { detail: 'The body is not JSON.', cause });
  }
}
