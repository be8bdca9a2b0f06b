import type { Database } from '@/db/client';
import { insertDevice } from '@/db/queries/devices';
import { listAllStores, type StoreChoice } from '@/db/queries/devices-stores';
import { listManagers, listStoreStaff } from '@/db/queries/staff';
import { withSystem } from '@/db/scoped';
import type { Clock } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { atLeast, type Role } from '@/lib/scope';
import { reserveAttempt } from './limit-attempts';
import { hashToken, newToken } from './opaque-token';

interface DemoServices {
  db: Database;
  clock: Clock;
  /** Whether the demo house is on. When it is not, everything here is `not_found`. */
  demo: boolean;
}

function checkDemo({ demo }: DemoServices): void {
  if (!demo) throw new FloorhandError('not_found');
}

/** The stores that a newcomer's browser may play a tablet of. */
export async function listDemoStores(services: DemoServices): Promise<StoreChoice[]> {
  checkDemo(services);
  return withSystem(services.db, listAllStores);
}

/** Who may sign in on this store's demo tablet. */
export async function listDemoStaff(services: DemoServices, storeId: number): Promise<{ number: string; name: string; role: Role }[]> {
  checkDemo(services);
  return withSystem(services.db, (tx) => listStoreStaff(tx, storeId, services.clock.now()));
}

/** Who may sign in fully in the demo house, to enrol tablets the real way. */
export async function listDemoManagers(services: DemoServices): Promise<{ email: string; name: string; role: Role; store: string }[]> {
  checkDemo(services);
  return withSystem(services.db, (tx) => listManagers(tx, services.clock.now()));
}

/** Enrols a browser without a manager, as if the store's manager had. Returns the tablet's token. Throws `not_found`, `sign_in_paused`. */
export async function enrolDemoTablet(services: DemoServices, storeId: number, address: string): Promise<string> {
  checkDemo(services);
  const { db, clock } = services;
  await reserveAttempt(db, [{ kind: 'demoTablet', key: address }], clock);
  const token = newToken();
  await withSystem(db, async (tx) => {
    const manager = (await listStoreStaff(tx, storeId, clock.now())).find(({ role }) => atLeast(role, 'manager'));
    if (!manager) throw new FloorhandError('not_found');
    await insertDevice(tx, { storeId, name: 'Demo tablet', tokenHash: hashToken(token), enrolledBy: manager.staffId, enrolledAt: clock.now() });
  });
  return token;
}
