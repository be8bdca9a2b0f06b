import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, findBarriers, people, signIn, signInAsAdmin, test } from './fixtures/floor';
import { accountButton, mainOf, seenText } from './fixtures/lookups';

async function openUsage(page: Page): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: 'Usage' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
}

test('a manager reaches the figures of their own stores from the account menu, and no others @portrait', async ({ page }) => {
  await signIn(page, people.manager);
  await openUsage(page);
  await expect(page.getByRole('heading', { name: 'By store' })).toBeVisible();
  await expect(mainOf(page)).toContainText('Rue Saint-Honoré');
  await expect(mainOf(page)).not.toContainText(/Tokyo|Madison|London/u);
  await expect(page.getByRole('button', { name: /Write the answer/ })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('an associate finds neither the link nor the page', async ({ page }) => {
  await signIn(page, people.paris);
  await accountButton(page).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Usage' })).toBeHidden();
  expect((await page.request.get('/usage/export?table=days')).status()).toBe(403);
  expect((await page.request.get('/api/v1/usage')).status()).toBe(401);
});

test('what is chosen stands in the address, and the address brings it back', async ({ page }) => {
  await signIn(page, people.manager);
  await openUsage(page);
  await page.getByRole('button', { name: '30 days' }).click();
  await expect(page).toHaveURL(/\/usage\?period=month$/u);
  await page.getByRole('combobox', { name: 'Answered by' }).selectOption('economy');
  await expect(page).toHaveURL(/period=month&rung=economy$/u);
  await page.reload();
  await expect(page.getByRole('button', { name: '30 days' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('combobox', { name: 'Answered by' })).toHaveValue('economy');
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Answered by' })).toHaveValue('');
});

test('somebody else’s store is no page', async ({ page }) => {
  await signIn(page, people.manager);
  const other = await page.request.get('/usage/export?table=days&stores=999');
  expect(other.status()).toBe(404);
});

test('every chart has its table, and the table its file', async ({ page }) => {
  await signIn(page, people.manager);
  await openUsage(page);
  const days = page.locator('section', { has: page.getByRole('heading', { name: 'Questions by day' }) });
  await expect(days.locator('table')).toBeAttached();
  await days.getByRole('button', { name: 'Show as table' }).click();
  await expect(days.locator('table')).toBeInViewport();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Questions by day: download as CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.split('\n')[0]).toContain('day,questions,cost');
  expect(text.trim().split('\n')).toHaveLength(8);
});

test('has no barriers, in light and dark @portrait', async ({ page }) => {
  await signIn(page, people.manager);
  await openUsage(page);
  await expect(page.getByRole('heading', { name: 'Questions without an answer' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
  }
});

test('an admin sees every store, goes from a question without an answer to its draft, and publishes it', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/usage?period=month');
  await expect(mainOf(page)).toContainText('Tokyo, Ginza');
  const button = page.getByRole('button', { name: /Write the answer to/ }).first();
  const question = ((await button.getAttribute('aria-label')) ?? '').replace('Write the answer to: ', '');
  await button.click();
  await expect(page).toHaveURL(/\/knowledge\/drafts\/\d+$/u);
  await expect(page.getByLabel('Title')).toHaveValue(question);
  await page.getByLabel('Text, in Markdown').fill('Ask the service desk on the ground floor; they keep the list.');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(seenText(page, 'Draft saved.')).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(seenText(page, 'Published. Staff find it from now on.')).toBeVisible();
});
