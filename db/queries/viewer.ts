import { eq } from 'drizzle-orm';
import { staff } from '@/db/schema/staff';
import { stores } from '@/db/schema/stores';
import type { ScopedTx } from '@/db/scoped';
import type { Viewer } from '@/lib/contract/floor-actions';
import { FloorhandError } from '@/lib/errors';
import type { Scope } from '@/lib/scope';

/** The reader and the shop they stand in, as the screens greet them. Throws `not_signed_in` if they are gone meanwhile. */
export async function readViewer(tx: ScopedTx, scope: Scope): Promise<Viewer> {
  const rows = await tx
    .select({ staffId: staff.id, name: staff.name, role: staff.role, storeName: stores.name, city: stores.city, timeZone: stores.timeZone })
    .from(staff)
    .innerJoin(stores, eq(stores.id, scope.storeId))
    .where(eq(staff.id, scope.staffId));
  const viewer = rows[0];
  if (!viewer) throw new FloorhandError('not_signed_in');
  return viewer;
}
