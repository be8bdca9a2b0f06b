import { services } from '@/app/services';
import { withScope } from '@/db/scoped';
import { authenticateKey } from '@/lib/access/authenticate-key';
import { authorise } from '@/lib/access/authorise';
import { localDay } from '@/lib/clock';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { checkMaySeeUsage, makeUsageReport } from '@/lib/observe/usage-report';
import { answerErrors } from '../answer-errors';
import { refuseMethod } from '../refuse-method';

export const dynamic = 'force-dynamic';

/** The figures of the usage page for the key's owner. See docs/api.md. */
export async function GET(request: Request): Promise<Response> {
  return answerErrors(async () => {
    const { db, clock } = services();
    const owner = await authenticateKey(db, request.headers.get('authorization'), clock);
    const scope = await authorise(db, owner, clock);
    checkMaySeeUsage(scope);
    const filter = readUsageFilter(Object.fromEntries(new URL(request.url).searchParams), scope, localDay(clock.now(), scope.timeZone));
    return Response.json(await withScope(db, scope, (tx) => makeUsageReport(tx, scope, filter, clock)), { headers: { 'Cache-Control': 'private, no-store' } });
  });
}

const refused = refuseMethod('GET', 'HEAD');
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE, refused as OPTIONS };
