import type { ServiceReport } from './service-process';

/** The service's side of `service-process.ts`. */
export interface Parent<Ready> {
  ready(details: Ready): void;
  /** Says in one sentence why the service cannot run, and ends it. `code` lets the parent tell causes apart. */
  refuse(sentence: string, code: string): void;
}

const endMsMax = 4_000;

/** Ends this process in order when its parent asks, or is gone. `end` runs once; if it hangs, the process ends without it. */
export function serveParent<Ready>(end: () => Promise<void>): Parent<Ready> {
  let ending = false;
  const finish = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), endMsMax).unref();
    void end().then(() => process.exit(0), () => process.exit(1));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, finish);
  process.on('disconnect', finish);
  const tell = (report: ServiceReport<Ready>) => process.send?.(report);
  return {
    ready: (ready) => tell({ state: 'ready', ready }),
    refuse(sentence, code) {
      tell({ state: 'refused', sentence, code });
      process.exitCode = 1;
      process.disconnect?.();
    },
  };
}
