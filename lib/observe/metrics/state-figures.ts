import { Gauge, type Registry } from 'prom-client';
import type { StateBoard } from '@/lib/state-board';

export interface WatchedState {
  board: StateBoard;
  /** Connections of this process to the database, and how many wait for one. */
  connections(): { total: number; idle: number; waiting: number };
}

const breakerStates = ['closed', 'probing', 'open'] as const;

/** How things stand at the moment somebody asks. */
export function stateFigures(registry: Registry, { board, connections }: WatchedState): void {
  const registers = [registry];
  new Gauge({
    name: 'floorhand_database_connections', help: 'Connections of this process to the database, and how many wait for one.', labelNames: ['state'], registers,
    collect() {
      for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'floorhand_breaker_state', help: 'How a circuit breaker stands: the state it is in is 1, the others are 0.', labelNames: ['dependency', 'state'], registers,
    collect() {
      for (const { name, state } of board.breakers()) for (const each of breakerStates) this.set({ dependency: name, state: each }, Number(each === state));
    },
  });
  new Gauge({
    name: 'floorhand_queue', help: 'Who is let in, and who waits, at each door of the house; max where there is a bound.', labelNames: ['queue', 'figure'], registers,
    collect() {
      for (const { name: queue, underWay, waiting, max } of board.queues()) {
        this.set({ queue, figure: 'under_way' }, underWay);
        this.set({ queue, figure: 'waiting' }, waiting);
        if (max !== null) this.set({ queue, figure: 'max' }, max);
      }
    },
  });
}
