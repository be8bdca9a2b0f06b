import { errorTable, type FloorhandError } from '@/lib/errors';

/** An error in OpenAI's shape, so that its clients raise it as their own. */
export function errorBody(error: FloorhandError) {
  const { status, message } = errorTable[error.code];
  return { error: { message: error.detail ?? message, type: errorType(status), code: error.code, param: error.param ?? null } };
}

function errorType(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
}
