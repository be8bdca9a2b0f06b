import { ask, expect, findBarriers, people, signIn, test, untilOver } from './fixtures/floor';
import { composer, seenText } from './fixtures/lookups';
import { enterPin } from './fixtures/sign-in';

const question = 'How do I take in a repair, step by step?';
const warning = 'This tablet locks in 20 seconds.';

test('a tablet that nobody touches warns, locks, and keeps the draft for whoever wrote it @portrait', async ({ page }) => {
  await page.clock.install();
  await signIn(page, people.newYork);
  await ask(page, question);
  await untilOver(page);
  await composer(page).fill('Half a question');
  await page.clock.fastForward('04:40');
  const dialog = page.getByRole('alertdialog', { name: 'Still there?' });
  await expect(dialog).toContainText(warning);
  await expect(dialog.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await page.clock.fastForward('05:01');
  await page.waitForURL(/sign-in/);
  await expect(seenText(page, question)).toHaveCount(0);
  await page.goBack();
  await page.waitForURL(/sign-in/);
  await enterPin(page, people.newYork.number);
  await expect(composer(page)).toHaveValue('Half a question');
});
