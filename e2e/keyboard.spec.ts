import type { Locator, Page } from '@playwright/test';
import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { accountButton, askButton, composer, conversations, conversationsButton, exchangeOf, newButton, seenText, sourcesOf } from './fixtures/lookups';

const question = 'A suede bag got wet. What do I tell the client?';
const stopsMax = 120;

/** Presses Tab until this has the focus: what cannot be reached that way fails the test. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < stopsMax; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

async function askByKeyboard(page: Page, text: string): Promise<Locator> {
  await tabTo(page, composer(page));
  await page.keyboard.type(text);
  await tabTo(page, askButton(page));
  await page.keyboard.press('Enter');
  await expect(composer(page)).toBeFocused();
  return exchangeOf(page, text);
}

test('a citation opens and gives the focus back; an answer is judged, with a reason', async ({ page }) => {
  await signIn(page, people.newYork);
  const exchange = await askByKeyboard(page, question);
  await untilOver(page);
  const citation = sourcesOf(exchange).first();
  await tabTo(page, citation);
  await page.keyboard.press('Enter');
  await expect(page.locator('#passage-title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(citation).toBeFocused();

  const bad = exchange.getByRole('button', { name: 'Not right' });
  await tabTo(page, bad);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Wrong' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bad).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Incomplete' })).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: 'Send' }));
  await page.keyboard.press('Enter');
  await expect(seenText(page, 'Thank you, noted')).toBeVisible();
  await expect(bad).toBeFocused();
  await expect(bad).toHaveAttribute('aria-pressed', 'true');
});

test('an answer is stopped and asked for again', async ({ page, fake }) => {
  await fake.behave({ times: 1, behaviour: { tokensPerSecond: 4 } });
  await signIn(page, people.newYork);
  const exchange = await askByKeyboard(page, question);
  await expect.poll(async () => (await fake.seen()).inFlight).toBe(1);
  await tabTo(page, page.getByRole('button', { name: 'Stop' }));
  await page.keyboard.press('Enter');
  await expect(composer(page)).toBeFocused();
  await expect(exchange.getByText(/^Stopped/)).toBeVisible();
  await tabTo(page, exchange.getByRole('button', { name: 'Ask again' }).first());
  await page.keyboard.press('Enter');
  await expect(composer(page)).toBeFocused();
  await untilOver(page);
  await expect(exchange.getByText(/^Stopped/)).toBeHidden();
});

test('a conversation is renamed, deleted and brought back', async ({ page }, { retry }) => {
  const title = `Wet suede ${retry}`;
  await signIn(page, people.hr);
  await ask(page, question);
  await untilOver(page);
  // Deleting the one that is shown would begin a new one.
  await newButton(page).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  const opener = conversationsButton(page);
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  const drawer = conversations(page);
  await tabTo(page, drawer.getByRole('button', { name: `More for “${question}”` }).first());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(drawer.getByLabel('Title')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  const more = drawer.getByRole('button', { name: `More for “${title}”` });
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(seenText(page, 'Conversation restored')).toBeVisible();
  await expect(more).toBeVisible();
  await expect(drawer.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('another language is chosen, and what happens is said in it, politely and once', async ({ page, fake }) => {
  await signIn(page, people.newYork);
  await tabTo(page, accountButton(page));
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Français' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  const status = page.locator('p[role=status]');
  await expect(status).toHaveAttribute('aria-live', 'polite');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const place = document.querySelector('p[role=status]');
    if (place) new MutationObserver(() => said.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
  });
  await fake.behave({ behaviour: { tokensPerSecond: 40 } });
  await page.getByLabel('Votre question').filter({ visible: true }).fill(question);
  await page.keyboard.press('Enter');
  await expect(status).toContainText('La réponse est complète', { timeout: 30_000 });
  expect(await page.evaluate(() => new Set((globalThis as unknown as { said: string[] }).said.filter(Boolean)).size)).toBe(3);
});
