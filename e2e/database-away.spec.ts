import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { freezeDatabase } from './fixtures/freeze-database';
import { askButton, composer, exchangeOf } from './fixtures/lookups';

/** A page that cannot be made is told to the console as well. */
test.use({ expectedErrors: /503|500|React error #441/ });
test.skip(process.platform !== 'linux', 'Finds the process by /proc.');

const question = 'How many days does a client have to return a bag?';
const second = 'Who may open the safe?';

/** Recovery is within ten seconds of a machine with nothing else to do; on a busy one the assertion waits longer. */
test('without the database the tablet says so, keeps what is there, and is back by itself', async ({ page }) => {
  await signIn(page, people.newYork);
  const answered = await ask(page, question);
  await untilOver(page);
  await expect(answered).toContainText('45 days');
  const thaw = freezeDatabase();
  try {
    const failed = await ask(page, second);
    await expect(failed).toContainText('The knowledge base is not reachable right now.', { timeout: 30_000 });
    await expect(page.getByRole('status').filter({ hasText: 'you can ask again when this line is gone' })).toBeVisible();
    await expect(answered).toContainText('45 days');
    await composer(page).fill('A draft while it is away');
    await askButton(page).click();
    await expect(composer(page)).toHaveValue('A draft while it is away');
  } finally {
    thaw();
  }
  await expect(page.getByText('you can ask again when this line is gone')).toHaveCount(0);
  await expect(composer(page)).toHaveValue('A draft while it is away');
  await exchangeOf(page, second).getByRole('button', { name: 'Try again' }).click();
  await untilOver(page);
  await expect(exchangeOf(page, second)).not.toContainText('not reachable');
});

test('a page that is opened meanwhile comes by itself when the database is back', async ({ page }) => {
  await signIn(page, people.newYork);
  const thaw = freezeDatabase();
  try {
    await page.goto('/', { waitUntil: 'commit' });
    await expect(page.getByRole('heading', { name: 'One moment: the knowledge base is away' })).toBeVisible({ timeout: 40_000 });
  } finally {
    thaw();
  }
  await expect(composer(page)).toBeVisible();
});
