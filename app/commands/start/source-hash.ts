import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made of. */
const folders = ['app', 'components', 'lib', 'db', 'public'];
const files = ['next.config.js', 'postcss.config.js', 'proxy.ts', 'instrumentation.ts', 'tsconfig.json', 'package-lock.json'];

/** Commands, tests and SQL are not part of the built application. */
function isBuilt(path: string): boolean {
  return !path.startsWith(join('app', 'commands')) && !/\.(test|sql|md)(\.|$)/.test(path);
}

function listSources(root: string): string[] {
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  return [...found.filter(isBuilt), ...files.filter((file) => existsSync(join(root, file)))].toSorted();
}

/** Changes with every change of what the web application is built from, by name or content; not with dates. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const path of listSources(root)) hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0');
  return hash.digest('hex');
}
