import { spawn, type ChildProcess } from 'node:child_process';

/** How a service of ours (the embedded database, the embedder) tells its parent how its start went. */
export type ServiceReport<Ready> = { state: 'ready'; ready: Ready } | { state: 'refused'; sentence: string; code: string };

/** The service could not start, and said why in one sentence. */
export class ServiceRefused extends Error {
  constructor(
    sentence: string,
    readonly code: string,
  ) {
    super(sentence);
    this.name = 'ServiceRefused';
  }
}

export interface Service<Ready> {
  ready: Ready;
  pid: number;
  /** Resolves with a sentence when the process has ended, asked or not. */
  ended: Promise<string>;
  /** Asks it to end, insists after a while, and resolves when it is gone. */
  stop(): Promise<void>;
}

interface StartOptions {
  /** What to call it in a sentence. */
  name: string;
  /** Arguments for our own Node: the file to run, and its arguments. */
  command: readonly string[];
  env?: NodeJS.ProcessEnv;
  readyMsMax: number;
}

const stopMsMax = 6_000;

/**
 * Starts a service in a process of its own and waits until it is ready. The process is in a session of its own, so a
 * Ctrl-C reaches only us and we end it in order; and it ends by itself when its channel to us closes, however we died.
 */
export async function startService<Ready>({ name, command, env, readyMsMax }: StartOptions): Promise<Service<Ready>> {
  // What a Node older than ours calls experimental (its SQLite) is no news to anybody.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', ...command], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(env ? { env } : {}),
  });
  const lastWords = keepLastWords(child);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(`${name} could not run: ${error.message}.`));
    child.on('exit', (code, signal) => resolve(`${name} ended (${signal ?? `code ${code}`}). ${lastWords()}`.trim()));
  });
  const report = await firstReport<Ready>(child, ended, readyMsMax).catch(async (error: unknown) => {
    await stop(child, ended);
    throw error;
  });
  if (report.state === 'refused') {
    await stop(child, ended);
    throw new ServiceRefused(report.sentence, report.code);
  }
  return { ready: report.ready, pid: child.pid ?? 0, ended, stop: () => stop(child, ended) };
}

function keepLastWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2_000)));
  return () => words.trim();
}

function firstReport<Ready>(child: ChildProcess, ended: Promise<string>, readyMsMax: number): Promise<ServiceReport<Ready>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`A service was not ready within ${readyMsMax / 1000} s.`)), readyMsMax);
    child.once('message', (report) => {
      clearTimeout(timer);
      resolve(report as ServiceReport<Ready>);
    });
    void ended.then((sentence) => {
      clearTimeout(timer);
      reject(new Error(sentence));
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await ended;
  clearTimeout(insist);
}
