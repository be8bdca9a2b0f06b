import { redirect } from 'next/navigation';
import { cache } from 'react';
import { currentReader } from '@/app/current-reader';
import { services } from '@/app/services';
import { localDay } from '@/lib/clock';
import { FloorhandError } from '@/lib/errors';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { checkMaySeeUsage } from '@/lib/observe/usage-report';
import type { Scope } from '@/lib/scope';

/** The manager or admin who is looking. Nobody signed in: to the sign-in screen. Throws `not_found` for whoever may not know of this page. */
export const usageReader = cache(async (): Promise<Scope> => {
  const reader = await currentReader();
  if (!reader) redirect('/sign-in');
  try {
    checkMaySeeUsage(reader.scope);
  } catch (cause) {
    throw new FloorhandError('not_found', { cause });
  }
  return reader.scope;
});

/** The filter of an address, for this reader today. */
export function usageFilterOf(scope: Scope, given: unknown) {
  return readUsageFilter(given, scope, localDay(services().clock.now(), scope.timeZone));
}
