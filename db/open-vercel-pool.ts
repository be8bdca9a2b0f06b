import { VercelClient, VercelPool } from '@vercel/postgres';

interface PoolOptions {
  max: number;
  connectionTimeoutMillis: number;
  query_timeout?: number;
}

type Connected = (error: Error | undefined) => void;

/** A WebSocket that does not open is told by an event, which has the error in it that everybody else looks for. */
function errorIn(event: unknown): Error {
  if (event instanceof Error) return event;
  const error: unknown = typeof event === 'object' && event !== null && 'error' in event ? event.error : undefined;
  return error instanceof Error ? error : new Error('Connection terminated by its WebSocket', { cause: event });
}

/** A client that says why it could not connect as node-postgres does. `proxy`: stands before the database, as in Neon's local development. */
function clientBehind(proxy: URL | undefined): typeof VercelClient {
  return class extends VercelClient {
    constructor(config: ConstructorParameters<typeof VercelClient>[0]) {
      super(config);
      if (proxy === undefined) return;
      this.neonConfig.wsProxy = (host, port) => `${proxy.host}${proxy.pathname}?address=${host}:${port}`;
      this.neonConfig.useSecureWebSocket = proxy.protocol === 'wss:';
      // Sending the password before it is asked for is understood by Neon alone.
      this.neonConfig.pipelineConnect = false;
    }

    override connect(): Promise<void>;
    override connect(connected: Connected): void;
    override connect(connected?: Connected): Promise<void> | void {
      if (connected) return super.connect((error?: unknown) => connected(error === undefined || error === null ? undefined : errorIn(error)));
      return super.connect().catch((error: unknown) => {
        throw errorIn(error);
      });
    }
  };
}

/**
 * A pool of the Vercel driver. Its own `createPool` refuses every address without Neon's pooler in front, which would do as well.
 * `proxy` is the `ws:` or `wss:` address of a WebSocket proxy; without one it is the database's own host.
 */
export function openVercelPool(url: string, proxy: string | undefined, options: PoolOptions): VercelPool {
  const pool = new VercelPool({ connectionString: url, ...options });
  pool.Client = clientBehind(proxy === undefined ? undefined : new URL(proxy));
  return pool;
}
