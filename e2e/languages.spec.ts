import type { Page } from '@playwright/test';
import { locales } from '@/lib/locales';
import { expect, findBarriers, people, signIn, signInAsAdmin, speak, test } from './fixtures/floor';

// What the browser writes otherwise than the server is an error in its console, and any such error fails a test here.

/** Opens each page in each language and lets its scripts run. */
async function visit(page: Page, paths: readonly string[]): Promise<void> {
  for (const locale of locales) {
    await speak(page, locale);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true })).toHaveCount(1);
      await page.waitForLoadState('networkidle');
      expect(await findBarriers(page), `${path} in ${locale}`).toEqual([]);
    }
  }
}

test('an associate’s pages are the same on the server and in the browser, in every language', async ({ page }) => {
  await signIn(page, people.paris);
  await visit(page, ['/']);
});

test('a manager’s pages are the same on the server and in the browser, in every language', async ({ page }) => {
  test.slow();
  await signIn(page, people.manager);
  await visit(page, ['/', '/usage']);
});

test('an admin’s pages are the same on the server and in the browser, in every language', async ({ page }) => {
  test.slow();
  await signInAsAdmin(page);
  await visit(page, ['/usage?period=month', '/budgets', '/enrol']);
});
