import { ask, expect, findBarriers, people, signIn, signInAsAdmin, test, untilOver } from './fixtures/floor';
import { accountButton, mainOf } from './fixtures/lookups';

test('a manager goes from the list to why one answer was what it was @portrait', async ({ page }) => {
  await signIn(page, people.manager);
  await ask(page, 'How many days does a client have to return a bag?');
  await untilOver(page);
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: 'Usage' }).click();
  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('link', { name: /How many days does a client have to return a bag/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Why this answer' })).toBeVisible();
  await expect(mainOf(page)).toContainText(/Premium model: (answered within|joined)/u);
  await expect(page.getByRole('table', { name: 'Where the time went' }).getByRole('row', { name: /Searching/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Evidence' }).getByText('Cited').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
  }
});

test('what is chosen stands in the address, and a page of the list leads to the next', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/traces');
  await page.getByRole('combobox', { name: 'Ended' }).selectOption('answered');
  await expect(page).toHaveURL(/outcome=answered/u);
  await page.getByRole('combobox', { name: 'Order' }).selectOption('slowest');
  await expect(page).toHaveURL(/outcome=answered&order=slowest/u);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Ended' })).toHaveValue('answered');
  await page.getByRole('link', { name: 'Further' }).click();
  await expect(page).toHaveURL(/after=\d+_/u);
  await expect(page.getByRole('link', { name: 'Back to the first' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

test('what is not there, or not the reader’s, is no page', async ({ page }) => {
  await signIn(page, people.manager);
  for (const address of ['/traces?stores=999', '/traces/4f1c6c1e-0000-4000-8000-000000000001', '/traces/x']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  }
});

test('to an associate there are no runs', async ({ page }) => {
  await signIn(page, people.paris);
  expect((await page.request.get('/traces')).status()).toBe(404);
});

test('figures are for whoever knows the token, and nobody knows one that is not set', async ({ request }) => {
  expect((await request.get('/api/metrics')).status()).toBe(404);
});
