import { expect, test } from 'vitest';
import type { RunEvent } from '@/lib/contract/run-event';
import { streamChatCompletion } from './stream-chat-completion';
import { toChatCompletion } from './to-chat-completion';

const head = { id: 'chatcmpl-1', created: 1_764_000_000, model: 'floorhand' };
const usage = { inputTokens: 900, outputTokens: 4, cachedInputTokens: 0, reasoningTokens: 0 };

async function* brokenOff(): AsyncGenerator<RunEvent> {
  yield { type: 'text', delta: 'A client may return' };
  yield { type: 'end', outcome: 'failed', rung: 'premium', errorCode: 'answer_interrupted', usage };
}

async function* whole(): AsyncGenerator<RunEvent> {
  yield { type: 'text', delta: 'Within 30 days.' };
  yield { type: 'end', outcome: 'answered', rung: 'premium', usage };
}

async function readChunks(events: AsyncGenerator<RunEvent>): Promise<Record<string, unknown>[]> {
  const stream = await streamChatCompletion(events, head, { includeUsage: true, onEnd: () => undefined, onLeave: () => undefined });
  const lines = (await new Response(stream).text()).split('\n\n').filter((line) => line !== '' && line !== 'data: [DONE]');
  return lines.map((line) => JSON.parse(line.replace('data: ', '')) as Record<string, unknown>);
}

test('half an answer is the error it broke off with, never a completion', async () => {
  await expect(toChatCompletion(brokenOff(), head)).rejects.toMatchObject({ code: 'answer_interrupted' });
});

test('a stream that breaks off keeps its text, tells its usage, says no finish_reason, and ends with the error', async () => {
  const chunks = await readChunks(brokenOff());
  expect(JSON.stringify(chunks)).toContain('A client may return');
  expect(JSON.stringify(chunks)).not.toContain('"finish_reason":"stop"');
  expect(chunks.at(-2)).toMatchObject({ usage: { prompt_tokens: 900, completion_tokens: 4 } });
  expect(chunks.at(-1)).toMatchObject({ error: { code: 'answer_interrupted' } });
});

test('a whole answer says that it is', async () => {
  expect((await toChatCompletion(whole(), head)).choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: 'Within 30 days.' } });
  expect((await readChunks(whole())).at(-2)).toMatchObject({ choices: [{ finish_reason: 'stop' }], floorhand: { outcome: 'answered' } });
});
