import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';

/** Runs a tool of node_modules/.bin on our Node: `launch.mjs tool eslint .`. */
const [name = '', ...args] = process.argv.slice(2);
const child = spawn(process.execPath, [realpathSync(`node_modules/.bin/${name}`), ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
