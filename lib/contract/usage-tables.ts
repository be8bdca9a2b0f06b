import { z } from 'zod';

/** The tables of the usage page, by the names that their files and addresses carry. */
export const usageTableNames = ['days', 'models', 'rungs', 'stores', 'roles', 'outcomes', 'waits', 'tokens', 'budgets', 'saved', 'top', 'gaps', 'people'] as const;
export const usageTableSchema = z.enum(usageTableNames);
export type UsageTableName = z.infer<typeof usageTableSchema>;
