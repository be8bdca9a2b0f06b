import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { accountButton, askButton, composer, seenText, sourcesOf } from './fixtures/lookups';

const question = 'A suede bag got wet. What do I tell the client?';
const html = '<img src="https://evil.example/a.png" onerror="globalThis.ran=1"><script>globalThis.ran=1</script><iframe src="https://evil.example/"></iframe><svg onload="globalThis.ran=1"></svg>';
const markdown = '[click](javascript:globalThis.ran=1) ![seen](https://evil.example/b.png) <https://evil.example/c> [ref]\n\n[ref]: https://evil.example/d "x"\n\n```html\n<script>globalThis.ran=1</script>\n```\n\n$$\\href{javascript:1}{x}$$ Let it dry [1].';

test('an answer full of HTML, links and pictures runs nothing, loads nothing and leads nowhere', async ({ page, fake }) => {
  const abroad: string[] = [];
  page.on('request', (request) => void (request.url().includes('evil.example') && abroad.push(request.url())));
  await fake.behave({ behaviour: { answer: `${html}\n\n${markdown}` } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await untilOver(page);
  await expect(exchange.getByText(/Let it dry/)).toBeVisible();
  await page.reload();
  await expect(exchange.getByText(/Let it dry/)).toBeVisible();
  await expect(exchange.locator('a, img, iframe, script, svg[onload], object, form')).toHaveCount(0);
  expect([abroad, await page.evaluate(() => 'ran' in globalThis)]).toEqual([[], false]);
});

test('a question of HTML is its own words, without marks that turn the text after them', async ({ page }) => {
  await signIn(page, people.newYork);
  const asked = `<b onmouseover="globalThis.ran=1">Suede</b> \u202egab\u0000 got wet?`;
  await composer(page).fill(asked);
  await askButton(page).click();
  await untilOver(page);
  await page.reload();
  const heading = page.getByRole('heading', { level: 2 }).filter({ hasText: 'Suede' });
  await expect(heading).toHaveText('<b onmouseover="globalThis.ran=1">Suede</b> gab got wet?');
  await expect(seenText(page, 'Something went wrong')).toHaveCount(0);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});

test('a question of ten thousand characters cannot be sent, and the screen says by how much', async ({ page, fake }) => {
  await signIn(page, people.newYork);
  await composer(page).fill('x'.repeat(10_000));
  await expect(seenText(page, '8,000 characters too long')).toBeVisible();
  await expect(askButton(page)).toBeDisabled();
  await composer(page).press('Enter');
  await expect(page.getByRole('article')).toHaveCount(0);
  expect((await fake.seen()).calls).toEqual([]);
});

test.describe('another site', () => {
  test('gets a code from a server action, never a page, and an action of 2 MB gets none of ours to work', async ({ page, baseURL }) => {
    await signIn(page, people.newYork);
    const send = (headers: Record<string, string>, data: string) => page.request.post('/', { headers: { 'next-action': '0'.repeat(42), 'content-type': 'text/plain;charset=UTF-8', ...headers }, data });
    const foreign = await send({ origin: 'https://evil.example' }, '[]');
    expect([foreign.status(), await foreign.json()]).toEqual([403, { error: { code: 'bad_origin' } }]);
    expect((await send({}, '[]')).status()).toBe(403);
    expect((await send({ origin: baseURL ?? '' }, JSON.stringify(['x'.repeat(2_000_000)]))).ok()).toBe(false);
    expect((await page.request.get('/api/health')).ok()).toBe(true);
  });
});

test('signing out in one tab ends the answer and the screens of the other', async ({ page, context, fake }) => {
  await fake.behave({ behaviour: { tokensPerSecond: 4 } });
  await signIn(page, people.newYork);
  const other = await context.newPage();
  await other.goto('/');
  await ask(page, question);
  await expect.poll(async () => (await fake.seen()).inFlight).toBe(1);
  await accountButton(other).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await other.waitForURL(/sign-in/);
  await page.waitForURL(/sign-in/);
  await expect.poll(async () => (await fake.seen()).calls.at(-1)?.outcome).toBe('aborted');
});

test('a reload in the middle of an answer ends it and keeps what had arrived', async ({ page, fake }) => {
  await fake.behave({ behaviour: { tokensPerSecond: 4 } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  // Under way at the provider, and some words are there: what stood on the screen before is told apart by its length.
  await expect.poll(async () => (await fake.seen()).inFlight).toBe(1);
  const before = (await exchange.innerText()).length;
  await expect.poll(async () => (await exchange.innerText()).length).toBeGreaterThan(before + 20);
  await page.reload();
  await expect.poll(async () => (await fake.seen()).calls.at(-1)?.outcome).toBe('aborted');
  await page.reload();
  await expect(exchange.getByText('Stopped. What had arrived is kept.')).toBeVisible();
});

test.describe('in the middle of an answer', () => {
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|network error/i });
  test('a lost network is said, and asking again is possible when it is back', async ({ page, context, fake }) => {
    await fake.behave({ times: 1, behaviour: { fault: 'stall_mid', chunksBeforeFault: 4 } });
    await signIn(page, people.newYork);
    const exchange = await ask(page, question);
    await expect.poll(async () => (await exchange.innerText()).length).toBeGreaterThan(question.length + 30);
    await context.setOffline(true);
    await expect(seenText(page, /^You are offline/)).toBeVisible();
    await context.setOffline(false);
    await untilOver(page);
    await exchange.getByRole('button', { name: /Try again|Ask again/ }).first().click();
    await untilOver(page);
    await expect(sourcesOf(exchange).first()).toBeVisible();
  });
});
