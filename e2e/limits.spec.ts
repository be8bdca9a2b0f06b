import OpenAI from 'openai';
import { clientWith, newKeyOf } from './fixtures/api-client';
import { expect, findBarriers, people, signIn, test } from './fixtures/floor';
import { askButton, composer, exchangeOf } from './fixtures/lookups';
import { browserServers } from './fixtures/test-environment';

const question = 'How do I clean calf leather?';

/** Searches with the key, ten at a time, until one is refused; the refusal. */
async function askTooMuch(key: string): Promise<Response> {
  const { webUrl } = browserServers();
  const once = () => fetch(`${webUrl}/api/v1/search`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify({ query: question }) });
  for (let rounds = 0; rounds < 40; rounds += 1) {
    const refused = (await Promise.all(Array.from({ length: 10 }, once))).find(({ status }) => status === 429);
    if (refused) return refused;
  }
  throw new Error('Nothing was refused.');
}

test('whoever asks too much is told when to come back, through the API and on the tablet', async ({ page }) => {
  await page.clock.install();
  const key = await newKeyOf(people.hasty.number);
  await signIn(page, people.hasty);
  await composer(page).fill(question);
  const { headers } = await askTooMuch(key);
  expect(headers.get('RateLimit-Policy')).toMatch(/^"staff";q=\d+;w=60, "staff-hour";q=\d+;w=3600$/);
  expect(headers.get('RateLimit')).toMatch(/^"staff";r=0;t=\d+, /);
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  await askButton(page).click();
  const exchange = exchangeOf(page, question);
  await expect(exchange.getByText('That was a lot of questions at once.')).toBeVisible();
  await expect(exchange.getByRole('timer')).toHaveText(/^You can try again (in \d:\d\d|now)\.$/);
  await expect(exchange.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  // On a slow machine there is room again by now.
  await expect(async () => {
    await askTooMuch(key);
    await expect(clientWith(key).chat.completions.create({ model: 'floorhand', stream: true, messages: [{ role: 'user', content: question }] })).rejects.toBeInstanceOf(OpenAI.RateLimitError);
  }).toPass();
  // The question is kept, and the button waits no longer than it has to.
  await page.clock.fastForward('01:01');
  await expect(exchange.getByRole('timer')).toHaveText('You can try again now.');
  await expect(exchange.getByRole('button', { name: 'Try again' })).toBeEnabled();
});
