import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { conversations, conversationsButton, mainOf, newButton } from './fixtures/lookups';

const question = 'How do I take in a repair, step by step?';

test('a conversation is called by its first question at once, by its new title once it has one, and the next page by its own', async ({ page }) => {
  await signIn(page, people.manager);
  await expect(page).toHaveTitle('Ask · Floorhand');
  await ask(page, question);
  await expect(page).toHaveTitle(`${question} · Floorhand`);
  await expect(mainOf(page).getByRole('heading', { level: 1 })).toHaveText(question);
  await untilOver(page);
  await page.reload();
  await expect(page).toHaveTitle(`${question} · Floorhand`);

  await conversationsButton(page).click();
  await conversations(page).getByRole('button', { name: `More for “${question}”` }).first().click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await conversations(page).getByLabel('Title').fill('Repairs, for Léa');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Repairs, for Léa · Floorhand');
  await page.keyboard.press('Escape');
  await expect(mainOf(page).getByRole('heading', { level: 1 })).toHaveText('Repairs, for Léa');

  await newButton(page).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(page).toHaveTitle('Ask · Floorhand');
});
