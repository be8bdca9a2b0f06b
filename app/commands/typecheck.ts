import { spawnSync } from 'node:child_process';

/** Next writes the types of routes and style sheets first; then the compiler looks at everything. */
for (const [tool, ...args] of [['node_modules/next/dist/bin/next', 'typegen'], ['node_modules/typescript/bin/tsc', '--noEmit']]) {
  const { status } = spawnSync(process.execPath, [tool ?? '', ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
