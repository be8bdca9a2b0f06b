import { ask, composer, expect, people, signIn, test, untilOver } from './fixtures/floor';

const hrQuestion = 'What is the salary band of a senior sales associate?';

test('what another role may read is refused, without its title', async ({ page }) => {
  await signIn(page, people.paris);
  const exchange = await ask(page, hrQuestion);
  await untilOver(page);
  await expect(exchange).not.toContainText(/salary bands/i);
  await expect(exchange.getByRole('button', { name: /^Source \d/ })).toHaveCount(0);
});

test('the People team reads the same question’s answer', async ({ page }) => {
  await signIn(page, people.hr);
  const exchange = await ask(page, hrQuestion);
  await untilOver(page);
  await expect(exchange.getByRole('button', { name: /^Source 1: .*salary/i }).first()).toBeVisible();
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
  await otherPage.goto(address);
  await expect(otherPage.getByText('This conversation is not here')).toBeVisible();
  await other.close();
});

test('signing out ends the session', async ({ page }) => {
  await signIn(page, people.newYork);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Employee number', { exact: true })).toBeVisible();
  await page.goto('/');
  await expect(composer(page)).toBeHidden();
});
