// `node app/commands/launch.mjs NAME ...args` makes the machine ready and runs app/commands/NAME.ts.
// It is plain JavaScript without dependencies, because it runs before they are installed, on whatever Node is there.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode, nodeLeftOut, whyNoNode } from './find-node.mjs';
import { installIfStale } from './install-if-stale.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** @param {string} node @param {string} command @param {string[]} args */
function run(node, command, args) {
  // The AI SDK reads this one by itself when it is imported and fails on an empty value, which counts as not set here.
  if (process.env.OPENAI_BASE_URL?.trim() === '') delete process.env.OPENAI_BASE_URL;
  // The extra channel lets the command notice when this process is killed without a chance to say so.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', command, ...args], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  child.on('error', (error) => giveUp(`Floorhand could not start ${node}: ${error.message}.`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}

/** A process's name and parent, where the system tells (Linux). @param {number} pid */
function lookAt(pid) {
  try {
    const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent };
  } catch {
    return { name: '', parent: '' };
  }
}

/** Who waits for us: npm, which is our parent, or the parent of the shell between. */
function npmAbove() {
  const { name, parent } = lookAt(process.ppid);
  return /^(ba|da|z)?sh$/.test(name) ? `${process.ppid} ${parent}` : `${process.ppid}`;
}

/** npm killed outright tells nobody; its children are then adopted, and what nobody waits for should end. */
function endWithNpm(child) {
  if (!process.env.npm_execpath) return;
  const above = npmAbove();
  setInterval(() => npmAbove() !== above && child.kill('SIGTERM'), 1000).unref();
}

const [name = '', ...args] = process.argv.slice(2);
const command = join(root, 'app', 'commands', `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(command)) giveUp(`There is no command "${name}" in app/commands.`);
const unfit = whyNoNode(root);
if (unfit !== undefined) giveUp(unfit);
await installIfStale(root, process.env.npm_execpath ?? '', findNode(root).node, () => nodeLeftOut(root)).catch((error) => giveUp(`Floorhand could not install its dependencies: ${error.message}`));
const { node, sentence } = findNode(root);
if (node === undefined) giveUp(sentence);
run(node, command, args);
