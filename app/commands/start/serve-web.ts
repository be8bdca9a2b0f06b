import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { environmentWith, type Env } from '@/lib/env';
import type { Secrets } from '@/lib/secrets';
import { CannotStart } from './cannot-start';
import type { Endings } from './endings';

export interface WebNeeds {
  root: string;
  env: Env;
  secrets: Secrets;
  databaseSocket: string | undefined;
  embedderUrl: string | undefined;
}

export interface Web {
  /** The address a browser on this machine opens. */
  url: string;
  /** Resolves with a sentence when the web server has ended. */
  ended: Promise<string>;
}

const readyMsMax = 60_000;
/** Longer than the answers under way are given to end. */
const stopMsMax = 9_000;

/** Starts the web server and waits until its own readiness check says that it can serve. */
export async function serveWeb(needs: WebNeeds, endings: Endings): Promise<Web> {
  const child = startNext(needs);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(`The web server could not run: ${error.message}.`));
    child.on('exit', (code, signal) => resolve(`The web server ended (${signal ?? `code ${code}`}).`));
  });
  endings.add(() => stop(child, ended));
  const url = localUrl(needs.env);
  const greeting = holdGreeting(child);
  await untilHealthy(url, ended, greeting.text);
  greeting.release();
  return { url, ended };
}

function localUrl({ HOST, PORT }: Env): string {
  const host = { '0.0.0.0': 'localhost', '127.0.0.1': 'localhost', '::': '[::1]' }[HOST] ?? (HOST.includes(':') ? `[${HOST}]` : HOST);
  return `http://${host}:${PORT}`;
}

function startNext({ root, env, secrets, databaseSocket, embedderUrl }: WebNeeds): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'end-with-parent.mjs'), ...(env.PUBLIC_URL === undefined ? ['--import', join(import.meta.dirname, 'forget-forwarded.mjs')] : []), join(root, 'node_modules/next/dist/bin/next'), 'start', '--port', String(env.PORT), '--hostname', env.HOST],
    {
      cwd: root,
      // A session of its own: a Ctrl-C reaches only the supervisor, which ends everything in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: environmentWith({
        ...secrets,
        ...(databaseSocket === undefined ? {} : { FLOORHAND_DATABASE_SOCKET: databaseSocket }),
        ...(embedderUrl === undefined ? {} : { FLOORHAND_EMBEDDER_URL: embedderUrl }),
        ...(env.PUBLIC_URL === undefined ? { AUTH_TRUST_HOST: 'true' } : { NEXTAUTH_URL: env.PUBLIC_URL }),
        FLOORHAND_BUILD_DIR: env.FLOORHAND_BUILD_DIR,
        DEMO_SEED: env.DEMO_SEED ? 'yes' : 'no',
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      }),
    },
  );
}

/** Next greets with an address of its own, which is not always the right one: what it says before it is ready is kept, and passed on only if that fails. */
function holdGreeting(child: ChildProcess): { release(): void; text(): string } {
  let held: string[] | undefined = [];
  child.stdout?.on('data', (chunk: Buffer) => {
    if (held) held.push(chunk.toString());
    else process.stdout.write(chunk);
  });
  return { release: () => (held = undefined), text: () => (held ?? []).join('') };
}

async function untilHealthy(url: string, ended: Promise<string>, said: () => string): Promise<void> {
  let over: string | undefined;
  void ended.then((sentence) => (over = sentence));
  const deadline = performance.now() + readyMsMax;
  let answer = 'It did not answer.';
  while (performance.now() < deadline && over === undefined) {
    const response = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (response?.ok) return;
    if (response) answer = `Its readiness check says: ${await response.text()}`;
    await wait(100);
  }
  throw new CannotStart(over === undefined ? `The web server is not ready after ${readyMsMax / 1000} s. ${answer}` : `${said()}\n${over}`);
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await ended;
  clearTimeout(insist);
}
