import { z } from 'zod';

/** Something about money or answers that somebody should look at. */
export const alertKinds = ['budget_nearly_spent', 'budget_spent', 'cost_doubled', 'refusals_jumped'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What was measured, and what it is measured by: micros and tokens for budgets, micros for the cost of a question, shares from 0 to 1 for refusals. */
const budgetFiguresSchema = z.object({ spentMicros: z.int(), limitMicros: z.int(), spentTokens: z.int(), limitTokens: z.int() });
const costFiguresSchema = z.object({ costPerQuestionMicros: z.int(), beforeMicros: z.int(), questions: z.int() });
const refusalFiguresSchema = z.object({ refusedShare: z.number(), beforeShare: z.number(), questions: z.int() });

/** A kind with its figures. */
export const findingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('budget_nearly_spent'), figures: budgetFiguresSchema }),
  z.object({ kind: z.literal('budget_spent'), figures: budgetFiguresSchema }),
  z.object({ kind: z.literal('cost_doubled'), figures: costFiguresSchema }),
  z.object({ kind: z.literal('refusals_jumped'), figures: refusalFiguresSchema }),
]);
export type Finding = z.infer<typeof findingSchema>;

/** An alert as the dashboard shows it. `store` null: the whole house. `at` is an ISO instant. */
export type ShownAlert = Finding & { id: number; at: string; store: string | null; periodStart: string; currency: string };
