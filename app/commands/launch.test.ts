import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentWith, type VariableName } from '@/lib/env';

const launcher = join(import.meta.dirname, 'launch.mjs');

function launch(args: readonly string[], variables: Partial<Record<VariableName, string>> = {}, nodeArguments: readonly string[] = []) {
  const { status, stderr } = spawnSync(process.execPath, [...nodeArguments, launcher, ...args], { encoding: 'utf8', env: environmentWith(variables) });
  return { status, stderr };
}

/** Loaded first, makes Node believe that it is another one, or elsewhere. */
function pretend(version: string, platform: string = process.platform): string[] {
  const lines = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
Object.defineProperty(process, 'version', { value: 'v${version}' });
Object.defineProperty(process, 'platform', { value: '${platform}' });`;
  return ['--import', `data:text/javascript,${encodeURIComponent(lines)}`];
}

describe('a command that cannot run says why in one sentence', () => {
  it('when Node is too old', () => {
    expect(launch(['start'], {}, pretend('18.19.0'))).toEqual({ status: 1, stderr: 'Floorhand needs Node 20.9 or newer, and this is v18.19.0: install a newer Node and try again.\n' });
  });

  it.each(['20.19.0', '22.12.0'])('when the dependencies bring no Node for the machine, and its own is %s', (version) => {
    const sentence = `Floorhand has no Node of its own for darwin-${process.arch}, and this one is v${version}: install Node 22.13 or newer and try again.\n`;
    expect(launch(['start'], {}, pretend(version, 'darwin'))).toEqual({ status: 1, stderr: sentence });
  });

  it.each(['nothing', '../../lib/env', ''])('when there is no command "%s"', (name) => {
    expect(launch([name])).toEqual({ status: 1, stderr: `There is no command "${name}" in app/commands.\n` });
  });

  it('when variables are wrong, naming all of them', () => {
    expect(launch(['start'], { PORT: '70000', DEMO_SEED: 'perhaps' })).toEqual({
      status: 1,
      stderr: 'Bad settings: PORT expects a whole number from 1 to 65535, not "70000"; DEMO_SEED expects yes or no, not "perhaps".\n',
    });
  });

  it('when the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    expect(launch(['start'], { PORT: port })).toEqual({ status: 1, stderr: `Port ${port} is taken: end what listens there, or set PORT to another one.\n` });
    server.close();
  });

  it('when the data folder cannot be written to', () => {
    expect(launch(['start'], { PORT: '39175', FLOORHAND_DATA_DIR: launcher })).toEqual({ status: 1, stderr: `Floorhand cannot write to ${launcher}: a file is in the way of that folder.\n` });
  });
});
