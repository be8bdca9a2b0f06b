import { z } from 'zod';
import { regions } from '@/lib/scope';

/** Whom a policy holds for: everybody, the stores of a region, or one store. The closer one stands above. */
const policySubjectSchema = z.discriminatedUnion('level', [
  z.object({ level: z.literal('chain') }),
  z.object({ level: z.literal('region'), region: z.enum(regions) }),
  z.object({ level: z.literal('store'), storeId: z.int().positive() }),
]);
export type PolicySubject = z.infer<typeof policySubjectSchema>;

/** How long a reason may be; shorter than the least it says nothing. */
export const reasonLengths = { min: 10, max: 300 } as const;

/** Whether figures may be seen by name, and why. */
const policySchema = z.object({ named: z.boolean(), reason: z.string().trim().min(reasonLengths.min).max(reasonLengths.max) });
export type PeoplePolicy = z.infer<typeof policySchema>;

/** A change of a policy. `before` is what its author saw; `after` null takes it away, so that the one above holds, and without any nobody is named. */
export const policyChangeSchema = z.object({ subject: policySubjectSchema, before: policySchema.nullable(), after: policySchema.nullable() });
export type PolicyChange = z.infer<typeof policyChangeSchema>;

/** One line of the list: what is set for a subject itself, and what holds for it. */
export interface PolicyLine {
  subject: PolicySubject;
  /** A store's name and city; empty for chain and regions. */
  name: string;
  own: (PeoplePolicy & { by: string | null; at: string }) | null;
  named: boolean;
}

/** Where figures may be seen by name; for admins. */
export interface PoliciesView {
  lines: readonly PolicyLine[];
  /** The newest first; `at` is an ISO instant, `by` null for somebody who is not there any more. */
  changes: readonly (PolicyChange & { id: number; at: string; by: string | null })[];
}

/** The stores of a report whose people may be named, and the reasons that were given; null where none may. */
export interface NamedStores {
  stores: readonly string[];
  reasons: readonly string[];
}
