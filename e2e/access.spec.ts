import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { accountButton, composer, seenText } from './fixtures/lookups';

const hrQuestion = 'What is the salary band of an M2 store manager?';

test('what another role may read is refused, without its title', async ({ page, fake }) => {
  await signIn(page, people.paris);
  const exchange = await ask(page, hrQuestion);
  await untilOver(page);
  await expect(exchange.getByText('I can’t find that in what you can read.')).toBeVisible();
  await expect(exchange).not.toContainText('Salary bands');
  expect((await fake.seen()).calls).toEqual([]);
});

test('the People team reads the answer to the same question', async ({ page }) => {
  await signIn(page, people.hr);
  await ask(page, hrQuestion);
  await untilOver(page);
  await expect(page.getByRole('button', { name: /source \d+: Salary bands/i }).first()).toBeVisible();
});

test('a question that something else also answers never shows what is not the reader’s', async ({ page }) => {
  await signIn(page, people.paris);
  const exchange = await ask(page, 'What is the salary band of a senior associate in jewellery?');
  await untilOver(page);
  await expect(page.locator('body')).not.toContainText(/Salary bands|33,000|39,500/);
  await expect(exchange).toBeVisible();
});

test('somebody else’s conversation does not exist', async ({ page, browser }) => {
  await signIn(page, people.newYork);
  await ask(page, 'How do I take in a repair, step by step?');
  await untilOver(page);
  const address = page.url();
  expect(address).toMatch(/\/c\//);
  const other = await browser.newContext({ baseURL: new URL(address).origin });
  const otherPage = await other.newPage();
  await signIn(otherPage, people.paris);
  expect((await otherPage.goto(address))?.status()).toBe(404);
  await expect(seenText(otherPage, 'This conversation is not here')).toBeVisible();
  await expect(otherPage).toHaveTitle('Floorhand');
  await other.close();
});

test('signing out ends the session, and a copy of its cookie opens nothing', async ({ page, context }) => {
  await signIn(page, people.newYork);
  const copied = await context.cookies();
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Employee number', { exact: true })).toBeVisible();
  await context.addCookies(copied);
  await page.goto('/');
  await expect(page.getByLabel('Employee number', { exact: true })).toBeVisible();
  await expect(composer(page)).toBeHidden();
});
