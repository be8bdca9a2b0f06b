import type { Locator, Page } from '@playwright/test';
import { ask, expect, findBarriers, signIn, signInAsAdmin, test, untilOver } from './fixtures/floor';
import { sourcesOf } from './fixtures/lookups';

const question = 'A suede bag got wet. What do I tell the client?';

/** Nobody else's test asks in this store, so what it has spent today is little and known to a hundredth of a cent. */
const milan = { number: '10521', store: 'Via della Spiga' };
/** Above the worst case of an economy answer, below that of a premium one: of the prompt and the longest answer, at the prices of playwright.config.ts. */
const economyRoom = 0.004;

/** An admin's page of budgets, beside the associate's tablet. */
async function openBudgets(page: Page) {
  await signInAsAdmin(page);
  await page.goto('/budgets');
  const store = page.getByRole('region', { name: 'Stores' }).getByRole('listitem').filter({ hasText: milan.store });
  const change = async (press: (form: Locator) => Promise<void>) => {
    await page.reload();
    await store.getByRole('button', { name: `Change the limit: ${milan.store}` }).click();
    const form = page.getByRole('form', { name: `Change the limit: ${milan.store}` });
    await press(form);
    await expect(form).toBeHidden();
  };
  const limitTo = (amount: () => Promise<string>) => change(async (form) => {
    await form.getByLabel('Money (USD)').fill(await amount());
    await form.getByRole('button', { name: 'Save' }).click();
  });
  const spent = async () => Number(/^\$([\d.]+) of /.exec((await store.getByRole('meter').getAttribute('aria-valuetext')) ?? '')?.[1]);
  return {
    limitTo: (amount: string) => limitTo(async () => amount),
    /** Leaves the store this much more than what it has spent. */
    leave: (room: number) => limitTo(async () => ((await spent()) + room).toFixed(6)),
    takeLimitBack: () => change((form) => form.getByRole('button', { name: /limit for every store/ }).click()),
  };
}

test('a store’s budget that runs out lowers the answers, says so calmly, and is forgotten once there is room @portrait', async ({ page, browser, fake }) => {
  test.slow();
  const office = await browser.newPage();
  const budgets = await openBudgets(office);
  await signIn(page, milan);
  const models = async () => (await fake.seen()).calls.filter(({ kind }) => kind === 'chat').map(({ model }) => model);

  await budgets.leave(economyRoom);
  const economy = await ask(page, question);
  await untilOver(page);
  await expect(economy.getByText(/^Written by the faster model, to spare this shop’s budget: \d+% is left\. It renews on \w+ \d+ \w+\.$/)).toBeVisible();
  expect(await models()).toEqual(['economy']);
  expect(await findBarriers(page)).toEqual([]);

  await budgets.limitTo('0');
  const quoted = await ask(page, 'How do I clean calf leather?');
  await untilOver(page);
  await expect(quoted.getByText(/^Quoted from the documents word for word: this shop’s budget for written answers is used up\. It renews on \w+ \d+ \w+\.$/)).toBeVisible();
  await expect(sourcesOf(quoted).first()).toBeVisible();
  expect(await models()).toEqual(['economy']);
  expect(await findBarriers(page)).toEqual([]);

  await budgets.takeLimitBack();
  const full = await ask(page, 'How do I take in a repair, step by step?');
  await untilOver(page);
  await expect(sourcesOf(full).first()).toBeVisible();
  await expect(full.getByText(/budget/)).toHaveCount(0);
  expect(await models()).toEqual(['economy', 'premium']);
  await office.close();
});
