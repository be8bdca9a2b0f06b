import { policies } from '@/lib/resilience';
import type { Role } from '@/lib/scope';

/** How many questions pass in a window that slides: the last one's questions count by the share of it that is still inside. */
export interface RateWindow {
  /** The policy's name in the `RateLimit` headers. */
  name: string;
  questionsMax: number;
  windowSeconds: number;
  why: string;
}

/** The limits of asking. A question is counted for its person and, on a tablet, for the tablet; an API key counts as its staff member. */
export const ratePolicies = {
  associate: [
    { name: 'staff', questionsMax: 20, windowSeconds: 60, why: 'One every three seconds: nobody reads faster than that, a stuck client asks faster.' },
    { name: 'staff-hour', questionsMax: 300, windowSeconds: 3600, why: 'Five a minute for an hour; the busiest shift has about 20 in all. It ends a script that stays just below the minute.' },
  ],
  manager: [
    { name: 'staff', questionsMax: 30, windowSeconds: 60, why: 'Managers try questions out, to see what the knowledge lacks.' },
    { name: 'staff-hour', questionsMax: 600, windowSeconds: 3600, why: 'As for an associate, twice over.' },
  ],
  admin: [
    { name: 'staff', questionsMax: 60, windowSeconds: 60, why: 'The keys of other systems are mostly made for admins: one question a second.' },
    { name: 'staff-hour', questionsMax: 2_400, windowSeconds: 3600, why: 'The same systems over a working hour, without letting one of them run the house dry.' },
  ],
  device: [{ name: 'device', questionsMax: 60, windowSeconds: 60, why: 'Three people in a hurry on one tablet. A stolen tablet asks no faster under more names.' }],
} as const satisfies Record<Role | 'device', readonly RateWindow[]>;

/**
 * What passes while the shared store is away, counted by each web process for itself. Small, because processes do not know of each
 * other; but by person, so that one who asks too fast locks nobody else out.
 */
export const allowancePolicies = {
  staff: [{ name: 'staff', questionsMax: 6, windowSeconds: 60, why: 'A person can work with one question every ten seconds; on ten processes it is still the order of the usual limit.' }],
  device: [{ name: 'device', questionsMax: 12, windowSeconds: 60, why: 'Two people on one tablet.' }],
} as const satisfies Record<'staff' | 'device', readonly RateWindow[]>;

/** How long the shared store may take, everything included. */
export const storeMsMax = policies.redis.deadlineMs;

/** How long a store that did not answer is left alone. One question then tries it again, and pays for it. */
export const storeRestMs = policies.redis.breaker.openMs;
