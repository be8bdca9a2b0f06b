import { expect, findBarriers, people, signIn, signInAsAdmin, test } from './fixtures/floor';

test('an admin changes a store’s limit, takes it back, and the history tells both @portrait', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/budgets');
  const changes = page.getByRole('region', { name: 'Changes' }).getByRole('listitem');
  const before = await changes.count();
  const store = page.getByRole('region', { name: 'Stores' }).getByRole('listitem').filter({ hasText: 'Ginza' });
  await store.getByRole('button', { name: 'Change the limit: Ginza' }).click();
  const form = page.getByRole('form', { name: 'Change the limit: Ginza' });
  await expect(form.getByLabel('Money (USD)')).toBeFocused();
  await form.getByLabel('Money (USD)').fill('a lot');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('An amount such as 40 or 12.50.')).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await form.getByLabel('Money (USD)').fill('12.50');
  await form.getByLabel('Tokens').fill('2 000 000');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(store.getByText('Own limit')).toBeVisible();
  await expect(store.getByRole('meter')).toHaveAttribute('aria-valuetext', /of \$12\.50$/);
  await expect(changes).toHaveCount(before + 1);
  await expect(changes.first()).toContainText('Ginza from the limit for every store to $12.50 and 2,000,000 tokens');
  await expect(changes.first()).toContainText('Adrien Solenne');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(store.getByText('Own limit')).toBeHidden();
  await expect(changes).toHaveCount(before + 2);
  expect(await findBarriers(page)).toEqual([]);
});

test('a manager sees the budgets of their own stores and changes none; for an associate the page is not there', async ({ page, browser }) => {
  await signIn(page, people.manager);
  await page.goto('/budgets');
  const stores = page.getByRole('region', { name: 'Stores' });
  await expect(stores.getByRole('meter')).toHaveCount(2);
  await expect(stores.getByText('Rive Gauche')).toBeVisible();
  await expect(page.getByText('Ginza')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Change the limit/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Changes' })).toHaveCount(0);
  expect(await findBarriers(page)).toEqual([]);
  const other = await browser.newPage();
  await signIn(other, people.paris);
  const response = await other.goto('/budgets');
  expect(response?.status()).toBe(404);
  await other.close();
});
