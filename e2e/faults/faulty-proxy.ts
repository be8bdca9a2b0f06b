import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What can go wrong between two processes. */
export type Fault =
  | { kind: 'none' }
  | { kind: 'latency'; ms: number; jitterMs: number }
  /** Nobody listens, and what stood is broken off. */
  | { kind: 'down' }
  | { kind: 'bandwidth'; bytesPerSecond: number }
  /** Connections stand and nothing passes, until the fault ends. */
  | { kind: 'black_hole' }
  /** Every connection is reset as soon as something is sent. */
  | { kind: 'reset' }
  | { kind: 'slow_close'; ms: number }
  /** Answers are broken off after so many bytes, counted from now on for each connection. */
  | { kind: 'cut_after'; bytes: number };

export interface FaultyProxy {
  port: number;
  /** From now on, for connections that stand as well. */
  behave(fault: Fault): Promise<void>;
  close(): Promise<void>;
}

/** One connection's two ends. */
interface Pair {
  client: Socket;
  server: Socket;
}

interface State {
  fault: Fault;
  changed: PromiseWithResolvers<void>;
  pairs: Set<Pair>;
}

/** A TCP proxy on 127.0.0.1 that can be told to misbehave. */
export async function startFaultyProxy(target: NetConnectOpts): Promise<FaultyProxy> {
  const state: State = { fault: { kind: 'none' }, changed: Promise.withResolvers(), pairs: new Set() };
  const server = createServer({ allowHalfOpen: true }, (client) => join(state, client, connect({ ...target, allowHalfOpen: true })));
  const port = await listen(server, 0);
  const stop = () => new Promise<void>((stopped) => {
    server.close(() => stopped());
    for (const pair of state.pairs) breakOff(pair);
  });
  return {
    port,
    async behave(fault) {
      const wasDown = state.fault.kind === 'down';
      state.fault = fault;
      state.changed.resolve();
      state.changed = Promise.withResolvers();
      if (fault.kind === 'down' && !wasDown) await stop();
      if (fault.kind !== 'down' && wasDown) await listen(server, port);
    },
    async close() {
      state.changed.resolve();
      if (server.listening) await stop();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function breakOff({ client, server }: Pair): void {
  if (client.readyState !== 'closed') client.resetAndDestroy();
  server.destroy();
}

function join(state: State, client: Socket, server: Socket): void {
  const pair = { client, server };
  state.pairs.add(pair);
  for (const end of [client, server]) {
    end.on('error', () => breakOff(pair));
    end.on('close', () => {
      state.pairs.delete(pair);
      breakOff(pair);
    });
  }
  carry(state, pair, client, server, false);
  carry(state, pair, server, client, true);
}

/** Passes on what comes from one end to the other, in order, each piece as the fault of its moment wants it. */
function carry(state: State, pair: Pair, from: Socket, to: Socket, answering: boolean): void {
  let delivered = Promise.resolve();
  let [bytes, since] = [0, state.fault];
  const inTurn = (work: () => Promise<void>) => void (delivered = delivered.then(work).catch(() => undefined));
  from.on('data', (chunk) => {
    inTurn(async () => {
      await hold(state, chunk.length);
      const { fault } = state;
      [bytes, since] = [fault === since ? bytes + chunk.length : chunk.length, fault];
      const left = answering && fault.kind === 'cut_after' ? fault.bytes - (bytes - chunk.length) : Infinity;
      if (fault.kind === 'reset') breakOff(pair);
      else if (!to.destroyed) to.write(chunk.subarray(0, Math.max(0, left)), () => void (left < chunk.length && breakOff(pair)));
    });
  });
  from.on('end', () => {
    inTurn(async () => {
      if (state.fault.kind === 'slow_close') await wait(state.fault.ms, undefined, { ref: false });
      to.end();
    });
  });
}

async function hold(state: State, bytes: number): Promise<void> {
  while (state.fault.kind === 'black_hole') await state.changed.promise;
  const { fault } = state;
  if (fault.kind === 'latency') await wait(fault.ms + Math.random() * fault.jitterMs, undefined, { ref: false });
  if (fault.kind === 'bandwidth') await wait((bytes / fault.bytesPerSecond) * 1000, undefined, { ref: false });
}
