// Installs the locked dependencies when they are missing or older than the lock. Runs before they are there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether somebody ran `npm ci` by hand: npm notes what it installed. Optional packages may be absent. */
function npmInstalled(lock, note) {
  if (!note) return false;
  const installed = JSON.parse(note).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || installed[path]?.version === entry.version,
  );
}

/** Whether a running house holds what `start/own-dependencies.ts` locks. Asked of the Node that runs it, since this one may know no SQLite. */
function isInUse(root, node) {
  const lock = join(root, 'node_modules', '.floorhand-in-use');
  if (node === undefined || !existsSync(lock)) return false;
  const attempt = `new (require('node:sqlite').DatabaseSync)(process.argv[1]).exec('begin exclusive')`;
  return /database is locked/.test(String(spawnSync(node, ['--eval', attempt, lock]).stderr));
}

/** Ends what it is loaded into when this process is gone, however it ended: two npm at work on one folder would spoil it. */
const endWithParent = new URL('start/end-with-parent.mjs?unheld', import.meta.url).href;

/** npm as npm itself says it can be called, else the one on the path. @param {string} script */
function npmCommand(script) {
  return /npm-cli\.c?js$/.test(script) ? [process.execPath, ['--import', endWithParent, script]] : ['npm', []];
}

/** @param {string} root @param {string} npmScript */
function runNpm(root, npmScript) {
  const [program, first] = npmCommand(npmScript);
  const flags = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const tail = [];
    const keep = (chunk) => tail.push(String(chunk));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => child.kill(signal));
    child.on('error', (error) => reject(new Error(`npm did not start (${error.message}).`)));
    child.on('close', (code, signal) => {
      if (signal) process.exit(130);
      if (code === 0) return resolve(undefined);
      reject(new Error(`npm ended with code ${code} and said\n${tail.join('').slice(-3000)}`));
    });
  });
}

const megabyte = 1024 * 1024;
/** What is installed takes 1,100 MB, and npm writes some of it twice. */
const freeMegabytesMin = 1_400;

/** A sentence when the disk has no room for everything. What is there already makes room for what replaces it. */
function whyNoRoom(root, freeMegabytes) {
  if (existsSync(join(root, 'node_modules')) || freeMegabytes >= freeMegabytesMin) return undefined;
  return `the disk of ${root} has only ${freeMegabytes} MB left, and they need ${freeMegabytesMin} MB: make room and try again.`;
}

function freeMegabytesOf(root) {
  const { bavail, bsize } = statfsSync(root);
  return Math.floor((bavail * bsize) / megabyte);
}

/** One line that counts the seconds; where there is no terminal, a new line every 20 seconds. */
function showProgress(sentence) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const show = () => process.stdout.write(process.stdout.isTTY ? `\r${sentence} ${seconds()} s` : `${sentence} ${seconds()} s\n`);
  process.stdout.write(process.stdout.isTTY ? sentence : `${sentence}\n`);
  const timer = setInterval(show, process.stdout.isTTY ? 1000 : 20_000);
  return (ending) => {
    clearInterval(timer);
    process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${sentence} ${ending}, ${seconds()} s\n`);
  };
}

/**
 * Makes `node_modules` agree with `package-lock.json`. Rejects with one sentence if npm fails.
 * @param {string} root the folder of package.json
 * @param {string} npmScript the file of npm's command line, where npm is who called us; else the npm on the path is taken
 * @param {string} [node] the Node that ran the commands until now, if there is one
 * @param {() => string | undefined} [leftOut] names an optional package that has to be there all the same, and is not
 * @param {number} [freeMegabytes] the room on the disk
 */
export async function installIfStale(root, npmScript, node, leftOut = () => undefined, freeMegabytes = freeMegabytesOf(root)) {
  const lock = read(join(root, 'package-lock.json'));
  const stamp = join(root, 'node_modules', '.floorhand-installed');
  const hash = createHash('sha256').update(lock).digest('hex');
  const missing = leftOut();
  if (read(stamp) === hash && missing === undefined) return;
  if (missing !== undefined || !npmInstalled(lock, read(join(root, 'node_modules', '.package-lock.json')))) {
    if (isInUse(root, node)) throw new Error('another Floorhand runs on the dependencies that are here, and the lock wants others: end that one and try again.');
    const noRoom = whyNoRoom(root, freeMegabytes);
    if (noRoom !== undefined) throw new Error(noRoom);
    const finish = showProgress('Installing the locked dependencies…');
    await runNpm(root, npmScript).then(() => finish('done'), (error) => {
      finish('failed');
      throw error;
    });
    if (leftOut() !== undefined) throw new Error(`npm left ${leftOut()} out, for want of room on the disk or of the network: mend that and try again.`);
  }
  try {
    writeFileSync(stamp, hash);
  } catch {
    // A read-only disk only costs this look at the next start; the command itself says what it cannot write.
  }
}
