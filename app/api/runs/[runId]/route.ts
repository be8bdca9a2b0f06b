import { z } from 'zod';
import { currentPrincipal } from '@/app/auth';
import { checkOrigin } from '@/app/request-security';
import { services } from '@/app/services';
import { asFloorhandError, errorTable, FloorhandError } from '@/lib/errors';

const runIdSchema = z.uuid();

/**
 * `DELETE /api/runs/{runId}`: Stop. Ends a run of the one who asks; any other run is left alone, and the answer is the
 * same 204. It needs no database: Stop must work when little else does.
 */
export async function DELETE(request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  try {
    checkOrigin(request.headers);
    const principal = await currentPrincipal();
    if (!principal) throw new FloorhandError('not_signed_in');
    const runId = runIdSchema.safeParse((await params).runId);
    if (!runId.success) throw new FloorhandError('bad_input');
    services().runs.stop(runId.data, principal.staffId);
    return new Response(null, { status: 204 });
  } catch (error) {
    const { code } = asFloorhandError(error);
    return Response.json({ error: { code } }, { status: errorTable[code].status });
  }
}
