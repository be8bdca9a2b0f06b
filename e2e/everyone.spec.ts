import { ask, expect, findBarriers, people, signIn, test, untilOver } from './fixtures/floor';
import { sourcesOf } from './fixtures/lookups';

const question = 'A suede bag got wet. What do I tell the client?';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the floor, ${colorScheme} @portrait`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await signIn(page, people.newYork);
    expect(await findBarriers(page)).toEqual([]);
    const exchange = await ask(page, question);
    await untilOver(page);
    expect(await findBarriers(page)).toEqual([]);
    await sourcesOf(exchange).first().click();
    await expect(page.getByRole('button', { name: 'Open the document' })).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await ask(page, 'What is the boiling point of tungsten on the moon?');
    await untilOver(page);
    expect(await findBarriers(page)).toEqual([]);
  });
}

test('the floor speaks Arabic from right to left, and French', async ({ page }) => {
  await signIn(page, people.newYork);
  for (const { account, language, choice, tag, direction } of [
    { account: /^Account/, language: 'العربية', choice: 'Language', tag: 'ar', direction: 'rtl' },
    { account: /^(ال)?حساب/, language: 'Français', choice: 'اللغة', tag: 'fr', direction: 'ltr' },
  ]) {
    await page.getByRole('button', { name: account }).click();
    await page.getByRole('menuitemradio', { name: language }).click();
    await expect(page.locator('html'), choice).toHaveAttribute('lang', tag);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    expect(await findBarriers(page)).toEqual([]);
  }
});

test('nothing overflows sideways, and every control is large enough for a thumb @portrait', async ({ page }) => {
  await signIn(page, people.newYork);
  await ask(page, question);
  await untilOver(page);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  const small = await page.getByRole('navigation').getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()).filter(({ width, height }) => width > 0 && Math.min(width, height) < 48).length);
  expect(small).toBe(0);
});

test('a conversation that is opened moves its own part of the screen, never the page @portrait', async ({ page }) => {
  await signIn(page, people.newYork);
  await ask(page, question);
  await untilOver(page);
  await page.reload();
  await expect(sourcesOf(page).first()).toBeVisible();
  const readPage = () => page.evaluate(() => ({ scrolled: scrollY, taller: document.documentElement.scrollHeight - document.documentElement.clientHeight }));
  await expect.poll(readPage).toEqual({ scrolled: 0, taller: 0 });
});
