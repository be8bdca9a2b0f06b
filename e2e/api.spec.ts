import { clientWith, newKeyOf } from './fixtures/api-client';
import { expect, test } from './fixtures/floor';

const question = 'How many days does a client have to return a piece?';

test('the official client gets a cited answer with usage and search results', async () => {
  const client = clientWith(await newKeyOf('10127'));
  const completion = await client.chat.completions.create({ model: 'floorhand', messages: [{ role: 'user', content: question }] });
  expect(completion.choices[0]?.message.content).toMatch(/\[\d\]/);
  expect(completion.usage?.total_tokens).toBeGreaterThan(0);
  expect(completion).toMatchObject({ search_results: expect.arrayContaining([expect.objectContaining({ document: 'returns-emea' })]) });
});

test('the official client streams, sources before text, usage last', async () => {
  const client = clientWith(await newKeyOf('10127'));
  const stream = await client.chat.completions.create({ model: 'floorhand', stream: true, stream_options: { include_usage: true }, messages: [{ role: 'user', content: question }] });
  const seen: string[] = [];
  for await (const chunk of stream) seen.push('search_results' in chunk ? 'sources' : chunk.usage ? 'usage' : chunk.choices[0]?.delta.content ? 'text' : 'other');
  expect(seen.indexOf('sources')).toBeLessThan(seen.indexOf('text'));
  expect(seen.at(-1)).toBe('usage');
});

test('an unknown key is refused in the shape the client knows', async () => {
  const client = clientWith(`fh_${'x'.repeat(43)}`);
  await expect(client.chat.completions.create({ model: 'floorhand', messages: [{ role: 'user', content: question }] })).rejects.toMatchObject({ status: 401, code: 'bad_key' });
});

test('what the official client may send beside the question changes nothing, and an earlier exchange counts', async () => {
  const client = clientWith(await newKeyOf('10127'));
  const completion = await client.chat.completions.create({
    model: 'floorhand', stream: null, n: 1, user: 'till-4', max_completion_tokens: 300, response_format: { type: 'text' }, stream_options: null,
    messages: [
      { role: 'developer', content: 'Be brief.' },
      { role: 'user', content: question, name: 'theo' },
      { role: 'assistant', content: null, tool_calls: [{ id: 'a', type: 'function', function: { name: 'look', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'a', content: 'Nothing.' },
      { role: 'assistant', content: [{ type: 'text', text: '30 days.' }] },
      { role: 'user', content: [{ type: 'text', text: 'And for shoes?' }] },
    ],
  });
  expect(completion.choices[0]?.message.content).not.toBe('');
});

test('what the house cannot do is the client’s own error, with the field that asks for it', async () => {
  const client = clientWith(await newKeyOf('10127'));
  await expect(client.chat.completions.create({ model: 'floorhand', n: 2, messages: [{ role: 'user', content: question }] })).rejects.toMatchObject({ status: 400, code: 'bad_input', param: 'n', type: 'invalid_request_error' });
  await expect(client.embeddings.create({ model: 'floorhand', input: 'x' })).rejects.toMatchObject({ status: 404, code: 'not_found' });
  await expect(client.get('')).rejects.toMatchObject({ status: 404, code: 'not_found' });
  expect(await client.models.retrieve('floorhand')).toMatchObject({ id: 'floorhand' });
});
