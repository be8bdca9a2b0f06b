import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { composer, sourcesOf } from './fixtures/lookups';

const question = 'A suede bag got wet. What do I tell the client?';

test('a citation opens its passage in place, and the document around it @portrait', async ({ page }) => {
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await untilOver(page);
  const citation = exchange.getByRole('button', { name: /^Source \d+: / }).first();
  const title = (await citation.getAttribute('aria-label'))?.replace(/^Source \d+: /, '') ?? '';
  await citation.click();
  const passage = page.getByRole('article', { name: title });
  await expect(passage).toBeVisible();
  await expect(passage).toContainText('Revision');
  await passage.getByRole('button', { name: 'Open the document' }).click();
  const document = page.getByRole('dialog', { name: title });
  await expect(document).toBeVisible();
  await expect(document.getByLabel('The passage in question').first()).toBeVisible();
});

test('an answer can be read by keyboard alone', async ({ page }) => {
  await signIn(page, people.newYork);
  await composer(page).focus();
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await untilOver(page);
  const citation = sourcesOf(page).first();
  for (let presses = 0; presses < 40 && !(await citation.evaluate((element) => element === document.activeElement)); presses += 1) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Open the document' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open the document' })).toBeHidden();
  await expect(citation).toBeFocused();
});
