import { Histogram, type Registry } from 'prom-client';
import type { WatchCall } from '@/lib/call-watch';

const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 7, 15, 30];

/** How long calls of models take. `model` is as configured: two for answers and one for vectors. */
export function callFigures(registry: Registry): WatchCall {
  const registers = [registry];
  const calls = new Histogram({ name: 'floorhand_model_call_seconds', help: 'How long calls of models took, by how they ended.', labelNames: ['operation', 'model', 'outcome'], buckets, registers });
  const first = new Histogram({ name: 'floorhand_model_first_chunk_seconds', help: 'How long models took to the first piece of an answer.', labelNames: ['operation', 'model'], buckets, registers });
  return ({ operation, model }) => {
    const beganMs = performance.now();
    const seconds = () => (performance.now() - beganMs) / 1_000;
    return {
      headers: {},
      firstChunk: () => first.observe({ operation, model }, seconds()),
      ended: ({ error }) => calls.observe({ operation, model, outcome: error === undefined ? 'ok' : 'failed' }, seconds()),
    };
  };
}
