import { services } from '@/app/services';
import { checkHealth } from '@/lib/observe/check-health';

export const dynamic = 'force-dynamic';

/** `GET /api/health`: 200 as soon as questions can be answered, else 503 with the reasons. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(services());
  return Response.json(health, { status: health.status === 'unavailable' ? 503 : 200, headers: { 'cache-control': 'no-store' } });
}
