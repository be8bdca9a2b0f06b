import { checkOriginOf } from '@/lib/access/origin';
import { asFloorhandError, errorTable } from '@/lib/errors';
import type { Log } from '@/lib/log';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
const originCharactersMax = 200;

/**
 * The refusal of a server action that another site sent, or nothing. Every action looks at the Origin itself; Next, which does so before
 * it, answers with a page that says 500. Said here, it is a code and one line in the log, which names who asked and not what.
 */
export function refuseForeign(request: Pick<Request, 'method' | 'headers'>, publicUrl: string | undefined, log: Log): Response | undefined {
  if (reading.has(request.method)) return undefined;
  try {
    checkOriginOf(request.headers, publicUrl);
    return undefined;
  } catch (error) {
    const { code } = asFloorhandError(error);
    log.warn('action_refused', { code, origin: request.headers.get('origin')?.slice(0, originCharactersMax) ?? null });
    return Response.json({ error: { code } }, { status: errorTable[code].status, headers: { 'Cache-Control': 'no-store' } });
  }
}
