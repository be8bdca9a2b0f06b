import { services } from '@/app/services';
import { authenticateKey } from '@/lib/access/authenticate-key';
import { searchEvidence } from '@/lib/ask/search-evidence';
import { toSearchResult } from '@/lib/ask/to-search-result';
import { searchRequestSchema } from '@/lib/contract/chat-completions';
import { answerErrors, readJson, showLimits, traceOf } from '../answer-errors';
import { refuseMethod } from '../refuse-method';

export const dynamic = 'force-dynamic';

/** Evidence without an answer. See docs/api.md. */
export async function POST(request: Request): Promise<Response> {
  return answerErrors(async (headers) => {
    const house = services();
    const asker = await authenticateKey(house.db, request.headers.get('authorization'), house.clock);
    const { query, limit } = await readJson(request, searchRequestSchema);
    const ask = { runId: crypto.randomUUID(), asker, question: query, from: { channel: 'api', history: [] }, signal: request.signal, trace: traceOf(request), onLimits: showLimits(headers) } as const;
    const { ranked, run } = await searchEvidence(ask, house);
    return Response.json({
      object: 'list',
      data: ranked.citations.slice(0, limit).map(toSearchResult),
      enough: ranked.enough,
      confidence: ranked.confidence,
      degraded: run.degraded,
    });
  });
}

const refused = refuseMethod('POST');
export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE, refused as OPTIONS };
