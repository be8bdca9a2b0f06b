import type { BoardBreaker } from '@/lib/state-board';
import { checkHealth, type Health, type HealthServices } from './check-health';

/** Whether to send questions here, and what they will have to go without. */
export interface Readiness extends Omit<Health, 'status'> {
  /** `degraded`: answers come, with less. `unavailable`: none can be given. `closing`: this process has been told to end. */
  status: Health['status'] | 'closing';
  /** The models and the store of the rate limits: `unavailable` while it is left alone because it failed. `none`: not configured. */
  premium: Dependency;
  economy: Dependency;
  rateStore: Dependency;
}

type Dependency = 'ok' | 'unavailable' | 'none';

interface ReadyServices extends HealthServices {
  closing: { begun(): boolean };
  board: { breakers(): { name: string; state: BoardBreaker }[] };
}

const consequences = {
  premium: 'The premium model is left alone: the economy model or the documents answer.',
  economy: 'The economy model is left alone.',
  rate_store: 'The store of the rate limits is away: each process counts for itself.',
} as const;

/** Always resolves, within a few seconds. */
export async function checkReady(services: ReadyServices): Promise<Readiness> {
  const health = await checkHealth(services);
  const states = new Map(services.board.breakers().map(({ name, state }) => [name, state]));
  const of = (name: keyof typeof consequences): Dependency => (states.has(name) ? (states.get(name) === 'closed' ? 'ok' : 'unavailable') : 'none');
  const found = { premium: of('premium'), economy: of('economy'), rateStore: of('rate_store') };
  const away = ([['premium', found.premium], ['economy', found.economy], ['rate_store', found.rateStore]] as const).flatMap(([name, state]) => (state === 'unavailable' ? [consequences[name]] : []));
  const problems = [...health.problems, ...away];
  if (services.closing.begun()) return { ...health, ...found, status: 'closing', problems: ['This process has been told to end.', ...problems] };
  return { ...health, ...found, status: health.status === 'ok' && away.length > 0 ? 'degraded' : health.status, problems };
}
