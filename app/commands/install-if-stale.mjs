// Installs the locked dependencies when they are missing or older than the lock. Runs before they are there.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
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

/** npm as npm itself says it can be called, else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath ?? '';
  return /npm-cli\.c?js$/.test(script) ? [process.execPath, [script]] : ['npm', []];
}

/** @param {string} root */
function runNpm(root) {
  const [program, first] = npmCommand();
  const flags = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
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
 */
export async function installIfStale(root) {
  const lock = read(join(root, 'package-lock.json'));
  const stamp = join(root, 'node_modules', '.floorhand-installed');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(stamp) === hash) return;
  if (!npmInstalled(lock, read(join(root, 'node_modules', '.package-lock.json')))) {
    const finish = showProgress('Installing the locked dependencies…');
    await runNpm(root).then(() => finish('done'), (error) => {
      finish('failed');
      throw error;
    });
  }
  try {
    writeFileSync(stamp, hash);
  } catch {
    // A read-only disk only costs this look at the next start; the command itself says what it cannot write.
  }
}
