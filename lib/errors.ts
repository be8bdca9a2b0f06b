import { isLeftAlone, isNamed, isTookTooLong } from './left-alone';

/**
 * Every way a request can fail, in one table: HTTP status, whether trying again can help, and what a person is told.
 * The texts are the English fallback; screens translate by code (`errors.<code>` in the message catalogue).
 */
export const errorTable = {
  not_signed_in: { status: 401, retry: false, message: 'Please sign in again.' },
  sign_in_failed: { status: 401, retry: true, message: 'That did not match. Check your details and try again.' },
  sign_in_paused: { status: 429, retry: true, message: 'Too many attempts. Please wait a moment, then try again.' },
  bad_key: { status: 401, retry: false, message: 'The API key is missing, wrong or revoked.' },
  bad_origin: { status: 403, retry: false, message: 'This request came from another site and was not carried out.' },
  not_allowed: { status: 403, retry: false, message: 'Your role does not include this.' },
  not_found: { status: 404, retry: false, message: 'This does not exist, or is not yours to see.' },
  method_not_allowed: { status: 405, retry: false, message: 'This address does not know that method.' },
  bad_input: { status: 400, retry: false, message: 'Something in the request is not as expected.' },
  too_large: { status: 413, retry: false, message: 'That is too long. Please shorten it.' },
  too_many_questions: { status: 429, retry: true, message: 'Too many questions at once. Please wait a moment, then try again.' },
  busy: { status: 503, retry: true, message: 'Many people are asking at this moment. Please try again in a few seconds.' },
  conflict: { status: 409, retry: false, message: 'This has changed meanwhile. Reload and try again.' },
  model_unavailable: { status: 503, retry: true, message: 'The answer service is not reachable right now.' },
  answer_interrupted: { status: 502, retry: true, message: 'The answer was interrupted. What had arrived is kept.' },
  database_unavailable: { status: 503, retry: true, message: 'The knowledge base is not reachable right now. Try again in a few seconds.' },
  unexpected: { status: 500, retry: true, message: 'Something went wrong on our side. Please try again.' },
} as const satisfies Record<string, { status: number; retry: boolean; message: string }>;

export type ErrorCode = keyof typeof errorTable;

/** An error with a code from the table. `detail` is safe to show to whoever made the request; `param` names the part of it that is wrong. */
export class FloorhandError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly param: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: { detail?: string; param?: string; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(options.detail ?? errorTable[code].message, { cause: options.cause });
    this.name = 'FloorhandError';
    this.code = code;
    this.detail = options.detail;
    this.param = options.param;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

const connectionErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '57P01', '57P03', '08006', '08001', '53300']);

// node-postgres says these without a code.
const connectionMessages = /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|query read timeout/iu;

/** When a person may ask again after the database was away: it is tried every second. */
const databaseBackInSeconds = 3;

/** Whether the database did not answer, as node-postgres tells it. */
export function isConnectionError(error: unknown): boolean {
  if (hasCode(error) && connectionErrors.has(error.code)) return true;
  return error instanceof Error && connectionMessages.test(error.message);
}

/** A statement that the database ended after its time. */
function isTooSlow(error: unknown): boolean {
  return hasCode(error) && error.code === '57014';
}

function hasCode(error: unknown): error is { code: string; cause?: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

/** The coded error for anything thrown: kept if it has a code, recognised if the database is away, else `unexpected`. */
export function asFloorhandError(error: unknown): FloorhandError {
  if (isNamed<FloorhandError>(error, 'FloorhandError')) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  const guarded = (isLeftAlone(error) || isTookTooLong(error)) && error.dependency === 'postgres';
  const away = guarded || [error, cause].some((each) => isConnectionError(each) || isTooSlow(each));
  if (away) return new FloorhandError('database_unavailable', { retryAfterSeconds: databaseBackInSeconds, cause: error });
  return new FloorhandError('unexpected', { cause: error });
}
