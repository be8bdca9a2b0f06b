import type { PGlite } from '@electric-sql/pglite';
import { findError } from './backend-messages';
import { query, startup, sync } from './own-messages';
import { takeOverSession } from './session-settings';

/** The one session of the embedded database. Call it only in one's turn (see `turns.ts`). */
export interface Session {
  /** What a real server answers to a client that connects. */
  readonly greeting: Buffer;
  /** Makes the session this client's. The text of an error, when a setting it asked for is refused. */
  enter(client: object, asked: ReadonlyMap<string, string>): Promise<string | undefined>;
  /** Runs whole messages; `onData` gets the answer's bytes as they come. */
  run(messages: Buffer, onData: (bytes: Buffer) => void): Promise<void>;
  /** Whether a transaction is open, be it failed. */
  inTransaction(): boolean;
  /** Ends whatever a client left open. */
  abandon(): Promise<void>;
}

type Engine = Pick<PGlite, 'execProtocolRawStream' | 'isInTransaction'>;

/** Wraps a ready PGlite. Rejections of its methods mean that the engine itself broke, not that a query failed. */
export async function openSession(engine: Engine): Promise<Session> {
  let current: object | undefined;

  async function run(messages: Buffer, onData: (bytes: Buffer) => void): Promise<void> {
    // The bytes are a view into the engine's memory, which the next call overwrites.
    await engine.execProtocolRawStream(messages, { syncToFs: false, onRawData: (bytes) => onData(Buffer.from(bytes)) });
  }

  async function ask(messages: Buffer): Promise<Buffer> {
    const answer: Buffer[] = [];
    await run(messages, (bytes) => answer.push(bytes));
    return Buffer.concat(answer);
  }

  return {
    greeting: await ask(startup()),
    run,
    async enter(client, asked) {
      if (current === client) return undefined;
      current = undefined;
      const problem = findError(await ask(query(takeOverSession(asked))));
      if (problem === undefined) current = client;
      return problem;
    },
    inTransaction: () => engine.isInTransaction(),
    async abandon() {
      await ask(sync());
      if (engine.isInTransaction()) await ask(query('rollback'));
    },
  };
}
