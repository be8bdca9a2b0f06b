// Which Node runs the commands: the Node 24 that comes with the dependencies, or the machine's where there is none for it.
// Plain JavaScript, because it runs before anything is installed, on whatever Node is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';

/** @param {number} major @param {number} minor */
function isAtLeast(major, minor) {
  const [ourMajor = 0, ourMinor = 0] = process.versions.node.split('.').map(Number);
  return ourMajor > major || (ourMajor === major && ourMinor >= minor);
}

/** Before 22.13 Node's SQLite, whose locks keep a data folder to one owner, is behind a flag. */
const canServe = () => isAtLeast(22, 13);
const packageName = () => `node-${platform()}-${arch()}`;
const tooOld = () => `Floorhand has no Node of its own for ${platform()}-${arch()}, and this one is ${process.version}: install Node 22.13 or newer and try again.`;

/** Whether the dependencies bring a Node that runs here; the packages are for glibc, which a Linux may be without. @param {string} root */
function bringsNode(root) {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return packageName() in optionalDependencies && process.report.getReport().header.glibcVersionRuntime !== undefined;
}

/**
 * One sentence when no Node could run the commands here, known before anything is installed.
 * @param {string} root the folder of package.json
 */
export function whyNoNode(root) {
  if (canServe()) return undefined;
  if (!bringsNode(root)) return tooOld();
  if (!isAtLeast(20, 9)) return `Floorhand needs Node 20.9 or newer, and this is ${process.version}: install a newer Node and try again.`;
  return undefined;
}

/**
 * The package with the Node that has to run here, when npm left it out. It may: the package is optional, as it is for some machines only,
 * and a full disk or a lost network counts as a reason.
 * @param {string} root the folder of package.json
 */
export function nodeLeftOut(root) {
  if (canServe() || !bringsNode(root)) return undefined;
  return existsSync(join(root, 'node_modules', packageName(), 'bin', 'node')) ? undefined : packageName();
}

/**
 * The Node that runs the commands, once the dependencies are there; or a sentence, when what they brought does not run after all.
 * @param {string} root the folder of package.json
 */
export function findNode(root) {
  const shipped = join(root, 'node_modules', packageName(), 'bin', 'node');
  if (existsSync(shipped) && spawnSync(shipped, ['--version']).status === 0) return { node: shipped };
  return canServe() ? { node: process.execPath } : { sentence: tooOld() };
}
