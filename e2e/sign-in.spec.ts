import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { enterPin, playTabletOf, signInFully, signInOnTablet } from './fixtures/sign-in';
import { seenText } from './fixtures/lookups';

/** Each project has a store of its own, since both run against one house and failures are counted per person. */
const people = {
  landscape: { store: 'Orchard', city: 'Singapore', manager: 'Tan Hui Ling', email: 'huiling.tan@vauclaire.example', associate: '11221', clumsy: '11223', leaving: '11231' },
  portrait: { store: 'Castlereagh Street', city: 'Sydney', manager: 'Angus Trelawney', email: 'angus.trelawney@vauclaire.example', associate: '11321', clumsy: '11323', leaving: '11331' },
} as const;
const here = () => people[test.info().project.name === 'portrait' ? 'portrait' : 'landscape'];

/** WCAG 2.2 AA, and 7:1 for text. */
async function expectNoAxeFindings(page: Page): Promise<void> {
  // A page's title comes after its first content.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).options({ rules: { 'color-contrast-enhanced': { enabled: true } } }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test.describe('a browser that is no tablet', () => {
  test('says that a manager has to enrol it, and the demo house offers its stores', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL('/sign-in');
    await expect(page.getByRole('heading', { level: 1, name: 'This tablet has no store yet' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Enrol this tablet' })).toHaveAttribute('href', '/enrol');
    await expect(page.getByRole('button', { name: `${here().store} ${here().city}` })).toBeVisible();
    await expectNoAxeFindings(page);
  });

  test('cannot be used with a PIN', async ({ page }) => {
    await page.goto('/sign-in');
    const csrf: unknown = await page.evaluate(async () => (await fetch('/api/auth/csrf')).json());
    const status = await page.evaluate(async (body) => (await fetch('/api/auth/callback/pin', { method: 'POST', body: new URLSearchParams(body) })).status, { ...Object(csrf), number: here().associate, pin: '246810', json: 'true' });
    expect(status).toBe(403);
  });
});

test.describe('on an enrolled tablet', () => {
  test('a number and a PIN on the pad sign in, with a cookie that no script can read', async ({ page, context }) => {
    await playTabletOf(page, here().store);
    await expectNoAxeFindings(page);
    for (const digit of here().associate) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectNoAxeFindings(page);
    for (const key of await page.getByRole('group', { name: 'Number pad' }).getByRole('button').all()) {
      const box = await key.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(64);
    }
    for (const digit of '246810') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.waitForURL('/');
    const session = (await context.cookies()).find(({ name }) => name.endsWith('session-token'));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  test('a keyboard is enough', async ({ page }) => {
    await playTabletOf(page, here().store);
    await expect(page.getByLabel('Employee number')).toBeFocused();
    await page.keyboard.type(here().associate);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
    await page.keyboard.type('246810');
    await page.waitForURL('/');
  });

  test('a wrong PIN, an unknown number and a colleague of another store read the same', async ({ page }) => {
    await playTabletOf(page, here().store);
    for (const [number, pin] of [[here().leaving, '000000'], ['99999', '246810'], ['10121', '246810']] as const) {
      await enterPin(page, number, pin);
      await expect(seenText(page, 'That did not match. Check your details and try again.')).toBeVisible();
      await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('');
      await page.getByRole('button', { name: 'Change' }).click();
    }
  });

  test('five wrong PINs make the next one wait, and the screen counts down', async ({ page }) => {
    await playTabletOf(page, here().store);
    await enterPin(page, here().clumsy, '000000');
    const pin = page.getByLabel('PIN', { exact: true });
    for (let tries = 1; tries < 6; tries += 1) {
      await expect(seenText(page, 'That did not match.')).toBeVisible();
      await pin.fill('000000');
      await expect(seenText(page, 'Checking…')).toBeHidden();
    }
    await expect(seenText(page, 'Too many attempts. Please wait, then try again.')).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/You can try again in 0:\d\d/);
    await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled();
    await expectNoAxeFindings(page);
  });

  test('a lost connection is said, and what was typed is kept', async ({ page, context }) => {
    await playTabletOf(page, here().store);
    await page.getByLabel('Employee number').fill(here().leaving);
    await context.setOffline(true);
    await expect(seenText(page, 'No connection. Check the Wi-Fi; what you typed is kept.')).toBeVisible();
    await context.setOffline(false);
    await expect(seenText(page, 'No connection.')).toBeHidden();
    await expect(page.getByLabel('Employee number')).toHaveValue(here().leaving);
  });

  test('the screen reads in Arabic, from right to left', async ({ page }) => {
    await playTabletOf(page, here().store);
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitemradio', { name: 'العربية' }).click();
    await expect(page.getByRole('heading', { name: 'تسجيل الدخول' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expectNoAxeFindings(page);
  });

  test('a PIN is not enough to enrol tablets', async ({ page }) => {
    await signInOnTablet(page, { store: here().store, number: here().associate });
    await page.goto('/enrol');
    await expect(seenText(page, 'You are signed in with a PIN. Enrolling a tablet takes a full sign-in.')).toBeVisible();
  });
});

test('a manager enrols a tablet, the team signs in on it, and revoking it ends their session at once', async ({ page, browser }) => {
  const { store, city, manager, email, associate } = here();
  const name = `Shoes ${test.info().project.name}`;
  await signInFully(page, email, '/enrol');
  await expect(page.getByRole('heading', { level: 1, name: 'Tablets' })).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByLabel('Store').selectOption(`${store}, ${city}`);
  await page.getByLabel('Name of the tablet').fill(name);
  await page.getByRole('button', { name: 'Enrol this tablet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: store })).toBeVisible();
  await expect(seenText(page, name)).toBeVisible();
  await page.goto('/');
  await expect(page, 'the manager is signed out of the tablet').toHaveURL('/sign-in');
  await enterPin(page, associate);
  await page.waitForURL('/');

  const office = await browser.newPage();
  await signInFully(office, email, '/enrol');
  await expect(seenText(office, `Signed in as ${manager}`)).toBeVisible();
  await office.getByRole('button', { name: `Revoke ${name}` }).click();
  await office.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(seenText(office, `“${name}” is revoked.`)).toBeVisible();
  await office.close();
  // The screens of whoever was on it go with the first thing that is asked of the server.
  await page.getByRole('button', { name: 'Conversations' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'This tablet has no store yet' })).toBeVisible();
});

test('what another site sends, or what says nothing of where it comes from, is refused', async ({ request }) => {
  for (const origin of [undefined, 'null', 'https://evil.example']) {
    const response = await request.post('/api/auth/callback/pin', { headers: origin === undefined ? {} : { origin }, form: { number: here().associate, pin: '246810' } });
    expect(response.status()).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'bad_origin' });
  }
});

test('next-auth’s other doors are shut', async ({ request }) => {
  for (const door of ['session', 'providers', 'signout', '_log']) expect((await request.get(`/api/auth/${door}`)).status()).toBe(404);
});
