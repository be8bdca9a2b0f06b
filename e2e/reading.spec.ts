import type { Locator } from '@playwright/test';
import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { conversations, conversationsButton } from './fixtures/lookups';

const question = 'A suede bag got wet. What do I tell the client?';
const longWord = 'K7'.repeat(90);

/** How much wider than its place something is set, in pixels. */
const overhang = (place: Locator) => place.evaluate((element) => element.scrollWidth - element.clientWidth);

for (const [kind, text] of Object.entries({ paragraph: longWord, list: `- ${longWord}\n- ${longWord}`, quotation: `> ${longWord}`, heading: `# ${longWord}` })) {
  test(`a word without end in a ${kind} goes on in the next line @portrait`, async ({ page, fake }) => {
    await fake.behave({ behaviour: { answer: `Let it dry [1].\n\n${text}\n` } });
    await signIn(page, people.newYork);
    const exchange = await ask(page, question);
    await untilOver(page);
    await expect(exchange.getByText(longWord).first()).toBeVisible();
    expect(await overhang(exchange)).toBeLessThanOrEqual(0);
  });
}

test('a word without end in a title goes on in the next line of the list', async ({ page }) => {
  await signIn(page, people.newYork);
  await ask(page, longWord);
  await untilOver(page);
  await conversationsButton(page).click();
  const title = conversations(page).getByText(longWord.slice(0, 70)).first();
  await expect(title).toBeVisible();
  expect(await overhang(title)).toBeLessThanOrEqual(0);
});

test('a table of many columns keeps its words whole and scrolls by itself, by finger and by keyboard @portrait', async ({ page, fake }) => {
  const row = (cell: (n: number) => string) => `| ${Array.from({ length: 14 }, (_, n) => cell(n)).join(' | ')} |`;
  await fake.behave({ behaviour: { answer: `Let it dry [1].\n\n${row((n) => `Measurement${n}`)}\n${row(() => '---')}\n${row((n) => `${n}00 cm`)}\n` } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await untilOver(page);
  const head = exchange.getByRole('columnheader', { name: 'Measurement0' });
  await expect(head).toBeVisible();
  // A line of a table is 26 px high; with its margins a cell of one line stays below 60.
  expect((await head.boundingBox())?.height).toBeLessThan(60);
  expect(await overhang(exchange)).toBeLessThanOrEqual(0);
  const table = exchange.getByRole('table').locator('..');
  expect(await overhang(table)).toBeGreaterThan(100);
});
