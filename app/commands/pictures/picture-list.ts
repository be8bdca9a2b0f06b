import { expect, type Page } from '@playwright/test';
import type { Locale } from '@/lib/locales';

/** A picture of the documentation; `name` is its file's in docs/images. */
export interface Picture {
  name: string;
  /** Who holds the tablet: by number and PIN on the tablet of a store, or by e-mail address. */
  reader: { number: string; store: string } | { email: string };
  theme: 'light' | 'dark';
  upright?: boolean;
  locale?: Locale;
  /** From the ask screen to what is to be seen. */
  show?(page: Page): Promise<void>;
}

const nora = { number: '10412', store: 'Madison Avenue' };
const theo = { number: '10127', store: 'Rue Saint-Honoré' };
const adrien = { email: 'adrien.solenne@vauclaire.example' };

/** It is 45 days in New York and 30 in Paris. */
const returns = 'How many days does a client have to return a bag?';

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').filter({ visible: true }).fill(question);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('article', { name: question })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask', exact: true })).toBeVisible({ timeout: 30_000 });
}

async function openCitation(page: Page): Promise<void> {
  await ask(page, returns);
  await page.getByRole('button', { name: /^Source 1: / }).first().click();
  await expect(page.getByRole('button', { name: 'Open the document' })).toBeVisible();
}

/** The page of figures, once its charts are drawn. */
async function openUsage(page: Page): Promise<void> {
  await page.goto('/usage?period=month');
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
}

async function openFigures(page: Page): Promise<void> {
  await openUsage(page);
  // From the links on, so that charts are in the picture.
  await page.locator('nav').last().evaluate((links) => window.scrollBy(0, links.getBoundingClientRect().top));
}

/** The demo house spends little of its limits: a smaller one for the month shows a bar. */
async function openBudgets(page: Page): Promise<void> {
  await page.goto('/budgets');
  const month = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Each month' }) });
  await expect(month).toBeVisible();
  if (await month.getByText('of $36.00').isHidden()) {
    await month.getByRole('button').click();
    await page.getByLabel('Money (USD)').fill('36');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  }
  await expect(month.getByText('of $36.00')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('meter').first()).toBeVisible();
}

export const pictures: readonly Picture[] = [
  { name: 'ask-light', reader: nora, theme: 'light' },
  { name: 'citation-light', reader: nora, theme: 'light', show: openCitation },
  { name: 'answer-portrait-dark', reader: theo, theme: 'dark', upright: true, show: (page) => ask(page, returns) },
  { name: 'budgets-light', reader: adrien, theme: 'light', show: openBudgets },
  { name: 'budgets-dark', reader: adrien, theme: 'dark', upright: true, show: openBudgets },
  { name: 'usage-light', reader: adrien, theme: 'light', show: openFigures },
  { name: 'usage-dark', reader: adrien, theme: 'dark', upright: true, show: openUsage },
  { name: 'usage-arabic', reader: adrien, theme: 'light', locale: 'ar', show: openUsage },
];
