import { connect, createServer, type Socket } from 'node:net';

export interface Balancer {
  port: number;
  /** How many connections are open to each server, in their order. */
  open(): readonly number[];
  close(): Promise<void>;
}

/** A reverse proxy for connections: each new one goes to the server that has fewest. What it carries it does not read. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = ports.map(() => 0);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const place = open.indexOf(Math.min(...open));
    const upstream = connect({ port: ports[place] ?? 0, host: '127.0.0.1', allowHalfOpen: true });
    open[place] = (open[place] ?? 0) + 1;
    client.on('close', () => (open[place] = (open[place] ?? 0) - 1));
    for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy()).on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    open: () => open,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}
