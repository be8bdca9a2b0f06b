import { ask, expect, people, signIn, test, untilOver } from './fixtures/floor';
import { askButton, composer, conversation, conversations, conversationsButton, newButton, sourcesOf } from './fixtures/lookups';

const question = 'A suede bag got wet. What do I tell the client?';
const answerOf = (text: string) => text.replace(/\s+/g, ' ');

test('a question streams word by word, sources first @portrait', async ({ page, fake }) => {
  await fake.behave({ behaviour: { firstTokenMs: 1_200, tokensPerSecond: 12 } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await expect(exchange.getByText(/passages? found\. Reading/)).toBeVisible();
  const lengths = new Set<number>();
  await expect.poll(async () => {
    lengths.add(answerOf(await exchange.innerText()).length);
    return lengths.size;
  }, { intervals: [100], timeout: 15_000 }).toBeGreaterThan(8);
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await untilOver(page);
  await expect(sourcesOf(exchange).first()).toBeVisible();
  const { calls } = await fake.seen();
  expect(calls.filter(({ kind }) => kind === 'chat')).toMatchObject([{ model: 'premium', outcome: 'finished' }]);
});

test('a follow-up is understood by what came before', async ({ page, fake }) => {
  await signIn(page, people.newYork);
  await ask(page, 'What is my staff discount on ready-to-wear?');
  await untilOver(page);
  const exchange = await ask(page, 'And for shoes?');
  await untilOver(page);
  await expect(exchange).toContainText(/shoes/i);
  const { calls } = await fake.seen();
  expect(calls.at(-1)?.prompt.at(-1)).toMatch(/discount/i);
});

test('Stop ends the answer and the model’s request within half a second', async ({ page, fake }) => {
  await fake.behave({ behaviour: { tokensPerSecond: 4 } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await expect.poll(async () => (await fake.seen()).inFlight).toBe(1);
  await expect(sourcesOf(page).first()).toBeVisible();
  // Some words after the sources: by then the button is no longer taken for the second tap of a double one.
  const begun = (await exchange.innerText()).length;
  await expect.poll(async () => (await exchange.innerText()).length).toBeGreaterThan(begun + 20);
  const stoppedAt = performance.now();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(async () => (await fake.seen()).calls.at(-1)?.outcome, { intervals: [25] }).toBe('aborted');
  expect(performance.now() - stoppedAt).toBeLessThan(500);
  await expect(exchange.getByText('Stopped. What had arrived is kept.')).toBeVisible();
  await page.reload();
  await expect(conversation(page).getByText('Stopped. What had arrived is kept.')).toBeVisible();
});

test('a second tap on Ask does not stop what the first one asked', async ({ page, fake }) => {
  await fake.behave({ behaviour: { firstTokenMs: 1_500 } });
  await signIn(page, people.newYork);
  await composer(page).fill(question);
  await askButton(page).dblclick();
  await untilOver(page);
  await expect(sourcesOf(page).first()).toBeVisible();
  expect((await fake.seen()).calls.map(({ outcome }) => outcome)).toEqual(['finished']);
});

test('a new conversation ends the answer of the one that is left within half a second, and keeps what had arrived', async ({ page, fake }) => {
  await fake.behave({ behaviour: { tokensPerSecond: 4 } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  // Sources alone are longer than the question too, and come before the model is asked.
  await expect.poll(async () => (await fake.seen()).inFlight).toBe(1);
  await expect.poll(async () => (await exchange.innerText()).length).toBeGreaterThan(question.length + 20);
  const address = page.url();
  const leftAt = performance.now();
  await newButton(page).click();
  await expect.poll(async () => (await fake.seen()).calls.at(-1)?.outcome, { intervals: [25] }).toBe('aborted');
  expect(performance.now() - leftAt).toBeLessThan(500);
  await expect(exchange).toBeHidden();
  await page.goto(address);
  await expect(conversation(page).getByText('Stopped. What had arrived is kept.')).toBeVisible();
});

test('whoever opens another conversation waits no longer: the model’s request ends', async ({ page, fake }) => {
  await signIn(page, people.manager);
  await ask(page, 'How do I take in a repair, step by step?');
  await untilOver(page);
  await newButton(page).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await fake.behave({ behaviour: { tokensPerSecond: 4 } });
  await ask(page, question);
  await expect.poll(async () => (await fake.seen()).inFlight).toBe(1);
  await conversationsButton(page).click();
  await conversations(page).getByRole('button', { name: /^How do I take in a repair/ }).first().click();
  await expect.poll(async () => (await fake.seen()).calls.at(-1)?.outcome).toBe('aborted');
});

test('with the provider down the answer is quoted from the documents, and says so', async ({ page, fake }) => {
  await fake.behave({ behaviour: { fault: 'server_error' } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await untilOver(page);
  await expect(exchange.getByText('The writing service did not answer. These are the documents’ own sentences.')).toBeVisible();
  await expect(sourcesOf(exchange).first()).toBeVisible();
  const { calls } = await fake.seen();
  // One call in ten may be tried again.
  expect([...new Set(calls.map(({ model }) => model))]).toEqual(['premium', 'economy']);
});

test('an answer that is cut short keeps what had arrived and can be asked for again', async ({ page, fake }) => {
  await fake.behave({ times: 1, behaviour: { fault: 'cut_mid', chunksBeforeFault: 6 } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await expect(exchange.getByText('The answer was cut short. What had arrived is kept.')).toBeVisible();
  await exchange.getByRole('button', { name: 'Try again' }).click();
  await untilOver(page);
  await expect(exchange.getByText('The answer was cut short. What had arrived is kept.')).toBeHidden();
  await expect(sourcesOf(exchange).first()).toBeVisible();
});

test('a number that stands in no source is marked', async ({ page, fake }) => {
  await fake.behave({ behaviour: { answer: 'Let it dry for 987 hours [1]. Then brush it [1].' } });
  await signIn(page, people.newYork);
  const exchange = await ask(page, question);
  await untilOver(page);
  await expect(exchange.getByText('One statement could not be matched to its source. It is marked.')).toBeVisible();
});

test('what nobody wrote down is refused without asking a model, with the nearest documents', async ({ page, fake }) => {
  await signIn(page, people.newYork);
  const exchange = await ask(page, 'What is the boiling point of tungsten on the moon?');
  await untilOver(page);
  await expect(exchange.getByText('I can’t find that in what you can read.')).toBeVisible();
  expect((await fake.seen()).calls).toEqual([]);
});
