'use server';

import { asReader } from '@/app/(floor)/as-reader';
import { services } from '@/app/services';
import { localDay } from '@/lib/clock';
import type { ActionResult } from '@/lib/contract/floor-actions';
import { namePeople } from '@/lib/observe/name-people';
import { readUsageFilter } from '@/lib/observe/read-usage-filter';
import { z } from 'zod';

/** Shows the filter's figures by name, of the stores whose policy allows it, and writes down that they were shown. */
export async function showPeople(query: unknown): Promise<ActionResult<{ people: { name: string; questions: number }[] }>> {
  return asReader(z.record(z.string(), z.string()), query, async (tx, scope, given) => {
    const { clock } = services();
    const filter = readUsageFilter(given, scope, localDay(clock.now(), scope.timeZone));
    return { people: await namePeople(tx, scope, filter, { clock }) };
  });
}
