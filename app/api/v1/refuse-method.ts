import { errorBody } from '@/lib/ask/error-body';
import { errorTable, FloorhandError } from '@/lib/errors';

/**
 * Answers the methods that an address has not: 405 in OpenAI's error shape, with `Allow`, where Next would send an empty body. To OPTIONS,
 * which only asks, it answers 204.
 */
export function refuseMethod(...allowed: readonly string[]): (request: Request) => Response {
  const headers = { Allow: [...allowed, 'OPTIONS'].join(', ') };
  return ({ method, url }) => {
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers });
    const error = new FloorhandError('method_not_allowed', { detail: `${new URL(url).pathname} does not know ${method}; use ${allowed.join(' or ')}.` });
    return Response.json(errorBody(error), { status: errorTable[error.code].status, headers });
  };
}
