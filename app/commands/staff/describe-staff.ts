import type { StaffRecord } from '@/db/queries/staff-records';
import type { StoreRow } from '@/db/queries/stores-write';

/** A person as the cells of one line: number, name, role and teams, stores, ways in, address. */
export function describeStaff({ number, name, role, teams, homeStore, otherStores, allStores, email, ...rest }: StaffRecord, now: Date): string[] {
  const stores = allStores ? `all (${homeStore})` : [homeStore, ...otherStores].join(',');
  return [number, name, [role, ...teams].join(','), stores, waysIn(rest, now), email ?? ''];
}

function waysIn({ hasPin, hasPassword, disabledAt }: Pick<StaffRecord, 'hasPin' | 'hasPassword' | 'disabledAt'>, now: Date): string {
  if (disabledAt !== null && disabledAt <= now) return 'disabled';
  return [hasPin ? 'PIN' : '', hasPassword ? 'password' : ''].filter(Boolean).join('+') || 'no PIN or password yet';
}

/** A store as the cells of one line. */
export function describeStore({ code, name, city, country, region, timeZone, locale, currency }: StoreRow): string[] {
  return [code, name, `${city}, ${country}`, region, timeZone, locale, currency];
}
