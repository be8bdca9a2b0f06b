import { join } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { signInFully, signInOnTablet } from '@/e2e/fixtures/sign-in';
import { localeCookie, type Locale } from '@/lib/locales';
import type { Picture } from './picture-list';

const lying = { width: 1180, height: 820 };
const upright = { width: 820, height: 1180 };

/** Takes one picture of the running product at `url` into `folder`. Gives its size in bytes. */
export async function takePicture(browser: Browser, url: string, picture: Picture, folder: string): Promise<number> {
  const context = await browser.newContext({
    baseURL: url, viewport: picture.upright ? upright : lying, deviceScaleFactor: 1, colorScheme: picture.theme,
    locale: 'en-GB', timezoneId: 'Europe/Paris', reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    // The ways to what is to be seen are named in English.
    await speak(page, url, 'en');
    await signIn(page, picture.reader);
    await speak(page, url, picture.locale ?? 'en');
    await picture.show?.(page);
    await page.evaluate(() => document.fonts.ready);
    const png = await page.screenshot({ path: join(folder, `${picture.name}.png`), animations: 'disabled', caret: 'hide' });
    return png.length;
  } finally {
    await context.close();
  }
}

const speak = (page: Page, url: string, locale: Locale) => page.context().addCookies([{ name: localeCookie, value: locale, url }]);

async function signIn(page: Page, reader: Picture['reader']): Promise<void> {
  if ('email' in reader) await signInFully(page, reader.email);
  else await signInOnTablet(page, reader);
  await page.waitForURL('/');
  await expect(page.getByLabel('Your question').filter({ visible: true })).toBeVisible();
}
