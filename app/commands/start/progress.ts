/** Runs one step of the start and says, in one line, what it was and how long it took. */
export async function step<Result>(name: string, work: (note: (text: string) => void) => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const live = process.stdout.isTTY;
  let noted = '';
  const line = () => `${name}…${noted && ` ${noted}`} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const show = () => process.stdout.write(live ? `\r\u001b[K${line()}` : `${line()}\n`);
  // Without a terminal a line every now and then still tells that something is going on.
  const timer = setInterval(show, live ? 500 : 15_000);
  if (live) process.stdout.write(`${name}…`);
  try {
    const result = await work((text) => (noted = text));
    process.stdout.write(`${live ? '\r\u001b[K' : ''}${line()}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? '\r\u001b[K' : ''}${name}… failed\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
