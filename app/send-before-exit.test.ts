import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** A process that ends itself at once when told to, as Next does; `send` is what it still has to do. */
async function endOf(send: string): Promise<{ said: string; code: unknown }> {
  const script = `import { sendBeforeExit } from '${join(import.meta.dirname, 'send-before-exit.ts')}';
sendBeforeExit(${send}, 300);
process.on('SIGTERM', () => process.exit(143));
setInterval(() => undefined, 1000);
process.stdout.write('ready ');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said === 'ready ') child.kill('SIGTERM');
  });
  const [code] = (await once(child, 'close')) as unknown[];
  return { said, code };
}

it('lets a process send what it has before it ends, with the code it meant to end with', async () => {
  expect(await endOf(`() => new Promise((sent) => setTimeout(() => process.stdout.write('sent', () => sent()), 20))`)).toEqual({ said: 'ready sent', code: 143 });
});

it('holds it no longer than it was given, and not for what fails', async () => {
  expect(await endOf('() => new Promise(() => undefined)')).toEqual({ said: 'ready ', code: 143 });
  expect(await endOf(`() => Promise.reject(new Error('away'))`)).toMatchObject({ said: 'ready ', code: 143 });
});
