import { createServer, type ListenOptions, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { errorResponse } from './backend-messages';
import { serveClient } from './serve-client';
import { openSession } from './session';
import { makeTurns } from './turns';

export interface WireOptions {
  /** A Unix socket's path, or a loopback port. */
  listen: ListenOptions;
  connectionsMax: number;
  idleInTransactionMsMax: number;
  onBroken(error: unknown): void;
}

export interface WireServer {
  /** The port it listens on; 0 on a Unix socket. */
  port: number;
  /** Works on the engine itself between the clients' turns, as the superuser and with no client's settings. */
  inTurn(work: () => Promise<void>): Promise<void>;
  /** Refuses new clients, lets the running statement end, rolls back open transactions, and is done. */
  stop(): Promise<void>;
}

function turnAway(socket: Socket): void {
  socket.on('error', () => socket.destroy());
  socket.write(errorResponse('FATAL', '53300', 'sorry, too many clients already'));
  socket.destroySoon();
}

/**
 * Puts a ready PGlite behind the Postgres wire protocol. Clients share its one session in turns; each keeps its own
 * settings, prepared statements and transaction. Not shared apart: temporary tables, LISTEN, session advisory locks.
 */
export async function serveWire(engine: PGlite, options: WireOptions): Promise<WireServer> {
  const session = await openSession(engine);
  const turns = makeTurns();
  const sockets = new Set<Socket>();
  let clientsEver = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    if (sockets.size >= options.connectionsMax) return turnAway(socket);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    clientsEver += 1;
    serveClient(socket, { ...options, session, turns, statementPrefix: `c${clientsEver}_` });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.listen, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    async inTurn(work) {
      await turns.take();
      try {
        await session.enter({}, new Map());
        await work();
      } finally {
        turns.give();
      }
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      // Clients roll back as they leave; after them it is our turn, and nobody's after ours.
      await turns.take();
    },
  };
}
