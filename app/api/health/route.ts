export const dynamic = 'force-dynamic';

/** `GET /api/health`: 200 as long as this process answers at all. Whether questions can be answered is `/api/ready`. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
