import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { startFakeModel } from '@/e2e/fakes/fake-model';
import { findBrowser } from '@/e2e/fixtures/find-browser';
import { readTestEnvironment } from '@/e2e/fixtures/test-environment';
import { loadEnvFiles } from '@/lib/env-files';
import { startProduct } from './bench-ask/start-product';
import { pictures } from './pictures/picture-list';
import { takePicture } from './pictures/take-picture';
import { runWithEndings } from './run-with-endings';
import { makeEndings } from './start/endings';

const usage = `npm run pictures -- [--url http://HOST:PORT] [--only NAME] [--folder docs/images]

Takes the pictures of the documentation. Without --url it starts the product with the demo house in a folder of its own and a
fake model behind it; with it, the demo house must be at that address.
`;

/** What a page of the documentation may ask of whoever reads it. */
const bytesMax = 150_000;

const endings = makeEndings();
const stop = new AbortController();

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);

async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser(readTestEnvironment().browser, say);
  if (executablePath === undefined) throw new Error('There is no browser to take pictures with. Name one: TEST_BROWSER=/path/to/chromium.');
  // Chromium's own sandbox needs rights that containers do not give; it opens our own pages only.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  endings.add(() => browser.close());
  return browser;
}

/** The address of a product of our own. */
async function startOwn(): Promise<string> {
  const model = await startFakeModel();
  endings.add(() => model.close());
  return (await startProduct({ databaseUrl: undefined, modelUrl: model.baseUrl }, endings)).url;
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { url: text, only: text, folder: text, help: { type: 'boolean' } } });
  const chosen = pictures.filter(({ name }) => values.only === undefined || values.only === name);
  if (values.help || chosen.length === 0) {
    process.stderr.write(usage);
    return values.help ? 0 : 1;
  }
  loadEnvFiles();
  const browser = await openBrowser();
  const url = values.url?.replace(/\/+$/, '') ?? (await startOwn());
  let heavy = 0;
  for (const picture of chosen) {
    const bytes = await takePicture(browser, url, picture, values.folder ?? join('docs', 'images'));
    if (bytes > bytesMax) heavy += 1;
    process.stdout.write(`${picture.name}.png  ${Math.round(bytes / 1000)} kB${bytes > bytesMax ? ', which is too much' : ''}\n`);
    if (stop.signal.aborted) return 130;
  }
  return heavy === 0 ? 0 : 1;
}

process.exitCode = await runWithEndings(main, { endings, stop, explain: (error) => (error instanceof Error ? error.message : String(error)) });
