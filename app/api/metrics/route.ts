import { services } from '@/app/services';
import { sameSecret } from '@/lib/same-secret';

export const dynamic = 'force-dynamic';

/** `GET /api/metrics`: the figures for a Prometheus server that knows the token. Without one in the environment it does not exist, whoever asks from wherever: a proxy in front makes every caller a local one. */
export async function GET(request: Request): Promise<Response> {
  const { env, metrics } = services();
  if (env.METRICS_TOKEN === undefined) return new Response(null, { status: 404 });
  const given = /^Bearer (\S+)$/iu.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given === undefined || !sameSecret(given, env.METRICS_TOKEN)) return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  return new Response(await metrics.text(), { headers: { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' } });
}
