import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const server = `
const server = require('node:http').createServer((request, response) => response.end(JSON.stringify(request.headers['x-forwarded-for'] ?? null)));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

it('takes nobody’s word for whom a request was forwarded', async () => {
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'forget-forwarded.mjs'), '-e', server], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(await answer.json()).toBeNull();
  } finally {
    child.kill();
  }
});
