import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { composer } from './fixtures/lookups';

const question = 'How do I take in a repair, step by step?';
// The last sign of life, then the clock stands still in the seconds of the warning, however long the test looks at it.
const warnedAfterMs = 285_000;

test('a tablet that nobody touches warns before it locks, with the way to stay at hand', async ({ page }) => {
  await page.clock.install();
  await signIn(page, people.newYork);
  await ask(page, question);
  await untilOver(page);
  await composer(page).press('End');
  await page.clock.pauseAt(await page.evaluate((after) => Date.now() + after, warnedAfterMs));
  const dialog = page.getByRole('alertdialog', { name: 'Still there?' });
  await expect(dialog).toContainText(/This tablet locks in \d+ seconds\./);
  await expect(dialog.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
});
