import { VercelClient, VercelPool } from '@vercel/postgres';

interface PoolOptions {
  max: number;
  connectionTimeoutMillis: number;
}

/** A client that finds Postgres through a WebSocket proxy of one's own, as Neon's local development does, instead of at Neon. */
function clientBehind(proxy: URL): typeof VercelClient {
  return class extends VercelClient {
    constructor(config: ConstructorParameters<typeof VercelClient>[0]) {
      super(config);
      this.neonConfig.wsProxy = (host, port) => `${proxy.host}${proxy.pathname}?address=${host}:${port}`;
      this.neonConfig.useSecureWebSocket = proxy.protocol === 'wss:';
      // Sending the password before it is asked for is understood by Neon alone.
      this.neonConfig.pipelineConnect = false;
    }
  };
}

/**
 * A pool of the Vercel driver. Its own `createPool` refuses every address without Neon's pooler in front, which would do as well.
 * `proxy` is the `ws:` or `wss:` address of a WebSocket proxy; without one it is the database's own host.
 */
export function openVercelPool(url: string, proxy: string | undefined, options: PoolOptions): VercelPool {
  const pool = new VercelPool({ connectionString: url, ...options });
  if (proxy !== undefined) pool.Client = clientBehind(new URL(proxy));
  return pool;
}
