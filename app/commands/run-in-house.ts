import type { Services } from '@/app/services';
import { migrateDatabase } from '@/db/migrate';
import { asFloorhandError } from '@/lib/errors';
import { reasonOf } from '@/lib/reason-of';
import { inTheHouse } from './open-house';

export interface HouseCommand {
  usage: string;
  /** What the command line asks for, which may give an exit code; undefined when it makes no sense. May throw, like what it gives. */
  chosen(): Promise<HouseAct | undefined> | HouseAct | undefined;
  /** What went wrong, in a sentence. */
  explain?(error: unknown): string;
  /** Aborted when a person stopped the command. */
  stopped?: AbortSignal;
}

export type HouseAct = (house: Services) => Promise<number | void>;

/** Runs a command on the house's services, with the newest schema. Gives its exit code: 130 for one that was stopped. */
export async function runInHouse({ usage, chosen, explain = explainError, stopped }: HouseCommand): Promise<number> {
  try {
    const act = await chosen();
    if (!act) {
      process.stderr.write(usage);
      return process.argv.includes('--help') ? 0 : 1;
    }
    return await inTheHouse(async (house) => {
      await migrateDatabase(house.db);
      return (await act(house)) ?? 0;
    });
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return stopped?.aborted === true ? 130 : 1;
  }
}

/** The sentence of an error with a code; of any other its own, but for a query's, which is the query: there what the database said counts. */
export function explainError(thrown: unknown): string {
  const { code, cause, message } = asFloorhandError(thrown);
  if (code !== 'unexpected' || !(cause instanceof Error)) return message;
  return cause.cause instanceof Error ? `This could not be done: ${reasonOf(cause)}.` : cause.message;
}
