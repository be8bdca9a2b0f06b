import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { composer, conversations, conversationsButton, seenText, sourcesOf } from './fixtures/lookups';

const question = 'How do I take in a repair, step by step?';

test('a reload keeps the conversation, its citations and its rating', async ({ page }) => {
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await untilOver(page);
  await exchange.getByRole('button', { name: 'Helpful' }).click();
  await expect(seenText(page, 'Thank you, noted')).toBeVisible();
  const before = (await exchange.innerText()).slice(0, 300);
  await page.reload();
  await expect(sourcesOf(exchange).first()).toBeVisible();
  expect((await exchange.innerText()).slice(0, 300)).toBe(before);
  await expect(exchange.getByRole('button', { name: 'Helpful' })).toHaveAttribute('aria-pressed', 'true');
});

test('a conversation can be renamed, deleted, and brought back', async ({ page }) => {
  await signIn(page, people.manager);
  await ask(page, question);
  await untilOver(page);
  await conversationsButton(page).click();
  const drawer = conversations(page);
  await drawer.getByRole('button', { name: `More for “${question}”` }).first().click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await drawer.getByLabel('Title').fill('Repairs, for Léa');
  await page.keyboard.press('Enter');
  await expect(drawer.getByRole('button', { name: /^Repairs, for Léa/ })).toBeVisible();
  await drawer.getByRole('button', { name: 'More for “Repairs, for Léa”' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(seenText(page, 'Conversation deleted')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(seenText(page, 'Conversation restored')).toBeVisible();
});

test('a question that is not sent yet survives a reload', async ({ page }) => {
  await signIn(page, people.newYork);
  await composer(page).fill('Half a question about');
  await page.reload();
  await expect(composer(page)).toHaveValue('Half a question about');
});

test.describe('without a connection', () => {
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ });
  test('the screen says so, and goes on when it is back', async ({ page, context }) => {
    await signIn(page, people.newYork);
    await context.setOffline(true);
    await expect(seenText(page, /^You are offline/)).toBeVisible();
    await context.setOffline(false);
    await expect(seenText(page, /^You are offline/)).toBeHidden();
    await ask(page, question);
    await untilOver(page);
  });
});
