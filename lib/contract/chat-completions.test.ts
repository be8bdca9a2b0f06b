import { describe, expect, it } from 'vitest';
import { readInput } from '@/lib/read-input';
import { chatRequestSchema, searchRequestSchema } from './chat-completions';

const question = { role: 'user', content: 'Returns?' };
const read = (given: unknown) => readInput(chatRequestSchema, given);
const mistake = (given: unknown) => {
  try {
    read(given);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('what OpenAI takes is taken', () => {
  it.each([
    ['nothing but a message', {}],
    ['nulls', { stream: null, stream_options: null, n: null, tools: null, tool_choice: null, response_format: null, modalities: null, audio: null, model: null, user: null }],
    ['limits and settings', { max_tokens: 5, max_completion_tokens: 100, temperature: 0.2, top_p: 1, stop: ['x'], seed: 4, user: 'u-1', n: 1, metadata: { a: 'b' }, store: false }],
    ['the plain response format', { response_format: { type: 'text' }, modalities: ['text'] }],
    ['tools that need not be called', { tools: [{ type: 'function', function: { name: 'f' } }], tool_choice: 'auto', parallel_tool_calls: true }],
    ['fields nobody knows', { from_tomorrow: { on: true } }],
    ['stream options', { stream: true, stream_options: { include_usage: null, include_obfuscation: false } }],
  ])('%s', (_name, fields) => {
    expect(read({ messages: [question], ...fields }).messages).toEqual({ question: 'Returns?', earlier: [] });
  });

  it('content in parts, names, refusals, and assistants that only called tools', () => {
    const messages = [
      { role: 'system', content: [{ type: 'text', text: 'Be brief.' }], name: 'house' },
      { ...question, name: 'nora' },
      { role: 'assistant', content: null, tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'a', content: 'nothing' },
      { role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] },
      { role: 'assistant', tool_calls: [] },
      { role: 'user', content: [{ type: 'text', text: 'And' }, { type: 'text', text: 'shoes?' }] },
      { role: 'developer', content: 'In French.' },
    ];
    const { messages: { question: asked, earlier } } = read({ messages });
    expect([asked, earlier.map(({ role, content }) => [role, content])]).toEqual(['And\nshoes?', [['user', 'Returns?'], ['assistant', ''], ['tool', 'nothing'], ['assistant', ''], ['assistant', '']]]);
  });

  it('more messages than are kept: the newest count', () => {
    const history = Array.from({ length: 300 }, (_, n) => ({ role: n % 2 ? 'assistant' : 'user', content: `${n}` }));
    const { earlier } = read({ messages: [...history, question] }).messages;
    expect([earlier.length, earlier[0]?.content, earlier.at(-1)?.content]).toEqual([49, '251', '299']);
  });
});

describe('what the house cannot do is a sentence and the name of the field', () => {
  const picture = { type: 'image_url', image_url: { url: 'https://a.example/b.png' } };
  it.each([
    [{ n: 2 }, 'n', '"n" can only be 1: there is one answer to a question.'],
    [{ tool_choice: 'required' }, 'tool_choice', '"tool_choice" cannot ask for a tool: answers are text.'],
    [{ tool_choice: { type: 'function', function: { name: 'f' } } }, 'tool_choice', '"tool_choice" cannot ask for a tool: answers are text.'],
    [{ function_call: { name: 'f' } }, 'function_call', '"function_call" cannot ask for a function: answers are text.'],
    [{ response_format: { type: 'json_object' } }, 'response_format', '"response_format" can only be {"type": "text"}.'],
    [{ modalities: ['text', 'audio'] }, 'modalities', '"modalities" can only be ["text"].'],
    [{ audio: { voice: 'x' } }, 'audio', '"audio" cannot be asked for: answers are text.'],
    [{ stream: 'yes' }, 'stream', '"stream" expects true or false.'],
    [{ messages: [{ role: 'user', content: [{ type: 'text', text: 'What is this?' }, picture] }] }, 'messages[0].content[1]', '"messages[0].content[1]" holds pictures, and only text can be read here.'],
    [{ messages: [{ role: 'user', content: [{ type: 'input_audio' }] }] }, 'messages[0].content[0]', '"messages[0].content[0]" holds sound, and only text can be read here.'],
    [{ messages: [{ role: 'user', content: 7 }] }, 'messages[0].content', '"messages[0].content" expects a text, or a list of text parts.'],
    [{ messages: [{ role: 'robot', content: 'x' }] }, 'messages[0].role', '"messages[0].role" expects one of "system", "developer", "user", "assistant", "tool", "function".'],
    [{ messages: ['Returns?'] }, 'messages[0]', '"messages[0]" expects an object.'],
    [{ messages: [] }, 'messages', '"messages" must end with the question, a message of the role "user".'],
    [{ messages: [question, { role: 'assistant', content: 'Well,' }] }, 'messages', '"messages" must end with the question, a message of the role "user".'],
    [{ messages: [{ role: 'user', content: ' \u0000 ' }] }, 'messages', '"messages" must end with a question, and that one is empty.'],
    [{ messages: [{ role: 'user', content: 'x'.repeat(2_001) }] }, 'messages', '"messages" must end with a question of 2000 characters at most.'],
    [{ messages: undefined }, 'messages', '"messages" is missing.'],
  ])('%j', (fields, param, sentence) => {
    expect(mistake({ messages: [question], ...fields })).toMatchObject({ code: 'bad_input', param, detail: sentence });
  });

  it('a body that is no object', () => {
    expect(mistake('Returns?')).toMatchObject({ param: undefined, detail: 'The request expects an object.' });
  });
});

describe('a search', () => {
  it('takes nulls and fields nobody knows', () => {
    expect(readInput(searchRequestSchema, { query: ' Returns?\u0000 ', limit: null, filters: {} })).toEqual({ query: 'Returns?', limit: 6 });
  });

  it.each([
    [{}, '"query" is missing.'],
    [{ query: '' }, '"query" is empty.'],
    [{ query: 'x', limit: 21 }, '"limit" expects 20 at most.'],
    [{ query: 'x', limit: 1.5 }, '"limit" expects a whole number.'],
  ])('%j', (given, detail) => {
    expect(() => readInput(searchRequestSchema, given)).toThrow(detail);
  });
});
