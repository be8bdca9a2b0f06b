import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import { expect, test } from './fixtures/floor';
import { browserServers, readTestEnvironment, testEnvironment } from './fixtures/test-environment';

const run = promisify(execFile);

/** A client of the official package, with a key of whoever has this number, made on the command line beside the running server. */
async function clientOf(number: string): Promise<OpenAI> {
  const { stdout } = await run('node', ['app/commands/launch.mjs', 'keys', 'create', '--staff', number, '--name', 'test'], { env: testEnvironment({ FLOORHAND_DATA_DIR: '.data-e2e', DATABASE_URL: '' }) });
  const key = /fh_[\w-]{43}/.exec(stdout)?.[0];
  return new OpenAI({ apiKey: key ?? '', baseURL: `${browserServers(readTestEnvironment()).webUrl}/api/v1`, maxRetries: 0 });
}

const question = 'How many days does a client have to return a piece?';

test('the official client gets a cited answer with usage and search results', async () => {
  const client = await clientOf('10127');
  const completion = await client.chat.completions.create({ model: 'floorhand', messages: [{ role: 'user', content: question }] });
  expect(completion.choices[0]?.message.content).toMatch(/\[\d\]/);
  expect(completion.usage?.total_tokens).toBeGreaterThan(0);
  expect(completion).toMatchObject({ search_results: expect.arrayContaining([expect.objectContaining({ document: 'returns-emea' })]) });
});

test('the official client streams, sources before text, usage last', async () => {
  const client = await clientOf('10127');
  const stream = await client.chat.completions.create({ model: 'floorhand', stream: true, stream_options: { include_usage: true }, messages: [{ role: 'user', content: question }] });
  const seen: string[] = [];
  for await (const chunk of stream) seen.push('search_results' in chunk ? 'sources' : chunk.usage ? 'usage' : chunk.choices[0]?.delta.content ? 'text' : 'other');
  expect(seen.indexOf('sources')).toBeLessThan(seen.indexOf('text'));
  expect(seen.at(-1)).toBe('usage');
});

test('an unknown key is refused in the shape the client knows', async () => {
  const client = new OpenAI({ apiKey: `fh_${'x'.repeat(43)}`, baseURL: `${browserServers(readTestEnvironment()).webUrl}/api/v1`, maxRetries: 0 });
  await expect(client.chat.completions.create({ model: 'floorhand', messages: [{ role: 'user', content: question }] })).rejects.toMatchObject({ status: 401, code: 'bad_key' });
});
