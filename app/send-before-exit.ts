/**
 * Next ends the process as soon as its last request is answered, and what is sent behind the runs' back may not have left by then. From
 * a signal to stop on, the end of the process waits for `send`, but no longer than `msMax`.
 */
export function sendBeforeExit(send: () => Promise<void>, msMax: number): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => holdExit(send, msMax));
}

function holdExit(send: () => Promise<void>, msMax: number): void {
  const exit = process.exit.bind(process);
  const late = () => new Promise<void>((resolve) => setTimeout(resolve, msMax));
  process.exit = ((code) => void Promise.race([send(), late()]).finally(() => exit(code))) as typeof process.exit;
}
