import { errorBody } from '@/lib/ask/error-body';
import { asFloorhandError, errorTable, FloorhandError } from '@/lib/errors';
import { z, type ZodType } from 'zod';

/** Runs a handler and answers whatever it throws in OpenAI's error shape, with the status of the error's code. */
export async function answerErrors(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (thrown) {
    const error = asFloorhandError(thrown);
    const headers = new Headers(error.retryAfterSeconds === undefined ? [] : [['Retry-After', String(error.retryAfterSeconds)]]);
    return Response.json(errorBody(error), { status: errorTable[error.code].status, headers });
  }
}

/** More than this is no question, whatever it is. */
const bodyCharactersMax = 200_000;

/** The request's JSON body in the schema's shape, or `bad_input` with every problem named. */
export async function readJson<Output>(request: Request, schema: ZodType<Output>): Promise<Output> {
  const text = await request.text();
  if (text.length > bodyCharactersMax) throw new FloorhandError('too_large');
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new FloorhandError('bad_input', { detail: z.prettifyError(parsed.error) });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FloorhandError('bad_input', { detail: 'The body is not JSON.', cause });
  }
}
