import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFakeModel, type FakeModel } from './fake-model';

const prompt = 'Passages:\n\n[1] Returns › Europe\nShoes may be returned within 14 days. The box must be whole.\n\n[2] Repairs\nA strap costs 45 EUR.\n\nQuestion: How long may shoes be returned?';

describe('the fake model', () => {
  let fake: FakeModel;
  let client: OpenAI;
  beforeAll(async () => {
    fake = await startFakeModel();
    client = new OpenAI({ baseURL: fake.baseUrl, apiKey: 'fake', maxRetries: 0 });
  });
  beforeEach(() => fake.reset());
  afterAll(() => fake.close());

  const ask = (content = prompt) => client.chat.completions.create({ model: 'premium', messages: [{ role: 'user', content }] });
  const stream = (signal?: AbortSignal) => client.chat.completions.create({ model: 'premium', messages: [{ role: 'user', content: prompt }], stream: true, stream_options: { include_usage: true } }, { signal });

  async function read(chunks: AsyncIterable<OpenAI.ChatCompletionChunk>) {
    let text = '';
    let usage: OpenAI.CompletionUsage | null | undefined;
    for await (const chunk of chunks) {
      text += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage ?? usage;
    }
    return { text, usage };
  }

  it('answers with sentences of the passages, each with its marker', async () => {
    const answer = await ask();
    expect(answer.choices[0]?.message.content).toMatch(/^Shoes may be returned within 14 days\. \[1\]/);
    expect(answer.usage?.prompt_tokens).toBe(Math.ceil(prompt.length / 4));
  });

  it('streams the same answer, with usage and cached tokens', async () => {
    fake.behave({ behaviour: { cachedTokens: 7 } });
    const { text, usage } = await read(await stream());
    expect(text).toMatch(/^Shoes may be returned within 14 days\. \[1\]/);
    expect(usage?.prompt_tokens_details?.cached_tokens).toBe(7);
  });

  it('refuses with 429 and Retry-After, once if told so', async () => {
    fake.behave({ times: 1, behaviour: { fault: 'rate_limited', retryAfterSeconds: 3 } });
    await expect(ask()).rejects.toMatchObject({ status: 429 });
    await expect(ask()).resolves.toBeDefined();
  });

  it('behaves by model and by prompt', async () => {
    fake.behave({ model: 'economy', behaviour: { fault: 'server_error' } });
    fake.behave({ promptIncludes: 'gift card', behaviour: { answer: 'Yes [1]' } });
    expect((await ask()).choices[0]?.message.content).toMatch(/^Shoes/);
    expect((await ask('a gift card?')).choices[0]?.message.content).toBe('Yes [1]');
    await expect(client.chat.completions.create({ model: 'economy', messages: [{ role: 'user', content: 'x' }] })).rejects.toMatchObject({ status: 500 });
  });

  it('cuts a stream after the first chunks', async () => {
    fake.behave({ behaviour: { fault: 'cut_mid', chunksBeforeFault: 2 } });
    await expect(read(await stream())).rejects.toThrow();
    await expect.poll(() => fake.calls[0]?.outcome).toBe('aborted');
  });

  it('notices when a reader leaves a stalled stream', async () => {
    fake.behave({ behaviour: { fault: 'stall_mid', chunksBeforeFault: 1 } });
    const reader = new AbortController();
    const reading = read(await stream(reader.signal));
    expect(fake.inFlight()).toBe(1);
    reader.abort();
    await reading.catch(() => undefined);
    await expect.poll(() => fake.calls[0]?.outcome).toBe('aborted');
    expect(fake.inFlight()).toBe(0);
  });

  it('leaves usage out, or breaks the frame, when told so', async () => {
    fake.behave({ times: 1, behaviour: { fault: 'no_usage' } });
    expect((await read(await stream())).usage).toBeUndefined();
    fake.behave({ behaviour: { fault: 'malformed' } });
    await expect(read(await stream())).rejects.toThrow();
  });

  it('embeds shared words nearer, in either encoding', async () => {
    const { data } = await client.embeddings.create({ model: 'e', input: ['red silk scarf', 'red silk tie', 'opening hours'], dimensions: 64 });
    const [scarf, tie, hours] = data.map(({ embedding }) => embedding);
    const near = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
    expect(scarf).toHaveLength(64);
    expect(near(scarf, tie)).toBeGreaterThan(near(scarf, hours));
  });

  it('can be told over HTTP how to behave', async () => {
    await fetch(`http://127.0.0.1:${fake.port}/fake/rules`, { method: 'POST', body: JSON.stringify({ behaviour: { answer: 'told' } }) });
    expect((await ask()).choices[0]?.message.content).toBe('told');
    const seen = await (await fetch(`http://127.0.0.1:${fake.port}/fake/calls`)).json();
    expect(seen).toMatchObject({ inFlight: 0, calls: [{ model: 'premium', outcome: 'finished' }] });
  });
});

describe('a fake model as crowded and as slow as a real one', () => {
  let fake: FakeModel;
  let client: OpenAI;
  beforeAll(async () => {
    fake = await startFakeModel();
    client = new OpenAI({ baseURL: fake.baseUrl, apiKey: 'fake', maxRetries: 0 });
  });
  beforeEach(() => fake.reset());
  afterAll(() => fake.close());
  const ask = () => client.chat.completions.create({ model: 'premium', messages: [{ role: 'user', content: prompt }] });

  it('refuses with 429 what is more than it takes at once, and counts it', async () => {
    fake.behave({ behaviour: { firstTokenMs: 50, concurrencyMax: 2 } });
    const answers = await Promise.allSettled([ask(), ask(), ask(), ask()]);
    expect(answers.filter(({ status }) => status === 'rejected').map((answer) => (answer as PromiseRejectedResult).reason.status)).toEqual([429, 429]);
    const counts: unknown = await (await fetch(`${fake.baseUrl.replace(/v1$/, '')}fake/counts`)).json();
    expect(counts).toMatchObject({ calls: 4, refused: 2, aborted: 0, inFlight: 0, inputTokens: 2 * Math.ceil(prompt.length / 4) });
  });

  it('fails for the share of requests it is told, and answers the others', async () => {
    fake.behave({ share: 0.5, behaviour: { fault: 'server_error' } });
    const answers = await Promise.allSettled(Array.from({ length: 100 }, ask));
    const failed = answers.filter(({ status }) => status === 'rejected').length;
    expect(failed).toBeGreaterThan(30);
    expect(failed).toBeLessThan(70);
  });

  it('writes as many words as it is told', async () => {
    fake.behave({ behaviour: { answerWords: 240 } });
    expect((await ask()).choices[0]?.message.content?.split(' ')).toHaveLength(240);
  });
});
