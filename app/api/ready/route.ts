import { services } from '@/app/services';
import { checkReady } from '@/lib/observe/check-ready';

export const dynamic = 'force-dynamic';

/** `GET /api/ready`: 200 while questions can be answered here, else 503; with what is away, and in sentences what that means. */
export async function GET(): Promise<Response> {
  const readiness = await checkReady(services());
  const ready = readiness.status === 'ok' || readiness.status === 'degraded';
  return Response.json(readiness, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
