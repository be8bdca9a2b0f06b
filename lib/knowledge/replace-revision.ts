import type { KnownRevision } from '@/db/queries/documents';

interface InForce {
  number: number;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
}

/** What a new revision does to the others of its document that are live, and they to it. Days are `YYYY-MM-DD`. */
export interface Replacement {
  /** Older ones whose time is covered by the new one from its beginning. */
  superseded: readonly number[];
  /** Older ones that hold until the day before the new one begins. */
  ended: readonly { id: number; effectiveUntil: string }[];
  /** The new one, as later ones (it may come late) leave it. */
  fresh: { state: 'live' | 'superseded'; effectiveUntil: string | null };
}

const firstDay = '0000-01-01';
const lastDay = '9999-12-31';
const from = (range: InForce) => range.effectiveFrom ?? firstDay;
const until = (range: InForce) => range.effectiveUntil ?? lastDay;

/** Revisions whose days do not overlap stand side by side; the calendar decides which one is found. Where they do, the later number holds. */
export function replaceRevision(fresh: InForce, known: readonly KnownRevision[]): Replacement {
  const overlapping = known.filter((other) => other.state === 'live' && from(other) <= until(fresh) && from(fresh) <= until(other));
  const older = overlapping.filter(({ number }) => number < fresh.number);
  const newer = overlapping.filter(({ number }) => number > fresh.number).toSorted((a, b) => from(a).localeCompare(from(b)))[0];
  return {
    superseded: older.filter((old) => from(old) >= from(fresh)).map(({ id }) => id),
    ended: older.filter((old) => from(old) < from(fresh)).map(({ id }) => ({ id, effectiveUntil: dayBefore(from(fresh)) })),
    fresh: {
      state: newer && from(fresh) >= from(newer) ? 'superseded' : 'live',
      effectiveUntil: newer && from(fresh) < from(newer) ? dayBefore(from(newer)) : fresh.effectiveUntil,
    },
  };
}

function dayBefore(day: string): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() - 1);
  return instant.toISOString().slice(0, 10);
}
