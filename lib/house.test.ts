import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listFiles, readSource, type Source } from '@/e2e/fixtures/read-source';

/** The house rules of DESIGN sections 6 and 7, read from every file. Each list should be empty; it names what breaks the rule. */
const files = listFiles();
const sources = files.filter((path) => /\.(ts|tsx|mjs|js)$/.test(path)).map(readSource);
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('e2e/');
const product = sources.filter(({ path }) => !isTest(path) && /^(app|components|lib|db)\//.test(path));

const rooms = ['lib/access', 'lib/budget', 'lib/knowledge', 'lib/store', 'lib/models', 'lib/observe'] as const;

/** Which places a file of a place may import from. */
const mayImport: Record<string, readonly string[]> = {
  app: ['app', 'components', 'lib', 'lib/ask', 'lib/contract', 'lib/embedder', 'db', ...rooms],
  'app/commands': ['app', 'app/commands', 'lib', 'lib/ask', 'lib/contract', 'lib/embedder', 'db', 'e2e', ...rooms],
  components: ['components', 'lib', 'lib/contract'],
  lib: ['lib'],
  'lib/contract': ['lib', 'lib/contract'],
  'lib/ask': ['lib', 'lib/contract', 'lib/ask', 'db', ...rooms],
  'lib/embedder': ['lib', 'lib/embedder'],
  ...Object.fromEntries(rooms.map((room) => [room, ['lib', 'lib/contract', 'db', room]])),
  db: ['db', 'lib', 'lib/contract'],
  e2e: ['e2e', 'components', 'lib', 'lib/ask', 'lib/contract', 'lib/embedder', 'db', ...rooms],
};

function placeOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] === 'lib' && parts.length > 2) return `lib/${parts[1]}`;
  if (parts[0] === 'app' && parts[1] === 'commands') return 'app/commands';
  return parts[0] ?? '';
}

/** Tests may also use the fixtures and fakes. */
function allowedFor(source: Source): readonly string[] {
  const place = placeOf(source.path);
  const allowed = mayImport[place] ?? [];
  return isTest(source.path) ? [...allowed, 'e2e', 'db'] : allowed;
}

function importing(source: Source, pattern: RegExp): string[] {
  return source.imports.filter(({ target, local }) => !local && pattern.test(target)).map(({ target }) => `${source.path} imports ${target}`);
}

function callsOf(pattern: RegExp, allowedIn: RegExp): string[] {
  return product.filter(({ path }) => !allowedIn.test(path)).flatMap(({ calls }) => calls.filter(({ callee }) => pattern.test(callee)).map(({ callee, place }) => `${place} ${callee}`));
}

describe('who imports whom', () => {
  it('keeps every place to its neighbours', () => {
    const wrong = sources.filter(({ path }) => path.includes('/')).flatMap((source) => {
      const allowed = allowedFor(source);
      return source.imports.filter(({ target, local }) => local && target.includes('/') && !allowed.includes(placeOf(target)) && target !== 'package.json').map(({ target }) => `${source.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps Next and next-auth in app, and React out of lib and db', () => {
    const wrong = product.flatMap((source) => {
      if (source.path.startsWith('app/')) return [];
      if (source.path.startsWith('components/')) return importing(source, /^next(-auth)?($|\/)/);
      return importing(source, /^(next|next-auth|next-intl|react|react-dom)($|\/)/);
    });
    expect(wrong).toEqual([]);
  });

  it('has no barrels', () => {
    expect(product.flatMap(({ reExports }) => reExports)).toEqual([]);
  });
});

describe('the doors', () => {
  it('reads the environment in lib/env.ts alone, but for those who cannot ask it', () => {
    const readers = sources.filter(({ path }) => path !== 'lib/env.ts' && path !== 'e2e/fixtures/test-environment.ts');
    const found = readers.flatMap((source) => {
      const reads = source.properties.filter(({ text }) => text === 'process.env').length + source.imports.filter(({ target, names }) => target === 'node:process' && names.includes('env')).length;
      const variables = [...source.text.matchAll(/\bprocess\.env\??\.(\w+)/g)].map(([, name = '']) => name);
      // Whoever passes the environment on as a whole, or takes it apart, has more reads than names.
      const named = reads !== variables.length ? ['everything'] : [...new Set(variables)].toSorted();
      return reads > 0 ? [[source.path, named]] : [];
    });
    expect(Object.fromEntries(found)).toEqual(ownReaders);
  });

  it('makes clients in app/services.ts alone', () => {
    expect(callsOf(/^(new (Pool|Client|Redis|UpstashRedis|OpenAI|PGlite)|createPool|createOpenAI|createOpenAICompatible|PGlite\.create)$/, /^(app\/services\.ts|db\/client\.ts|db\/embedded\/|lib\/models\/|lib\/ask\/stop-channel\.ts|lib\/ask\/recall\/share-flights\.ts|lib\/budget\/rate\/open-)/)).toEqual([]);
    expect(callsOf(/^(openDatabase|openStopChannel|shareFlights|openRedisStore|openUpstashStore|makeRateLimiter)$/, /^app\/services\.ts$/)).toEqual([]);
  });

  it('opens transactions in db/scoped.ts alone', () => {
    expect(callsOf(/\.transaction$/, /^db\/(scoped|migrate)\.ts$/)).toEqual([]);
  });

  it('makes a scope in authorise alone, and a scoped transaction in db/scoped.ts alone', () => {
    const wrong = sources.flatMap(({ path, assertions }) =>
      assertions.filter(({ type }) => (type === 'Scope' && path !== 'lib/access/authorise.ts') || (/^(ScopedTx|SystemTx)$/.test(type) && path !== 'db/scoped.ts')).map(({ place, type }) => `${place} as ${type}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets only these files act for the house itself', () => {
    const allowed = new Set<string>(systemCallers);
    const callers = product.filter(({ calls }) => calls.some(({ callee }) => callee === 'withSystem')).map(({ path }) => path);
    expect(callers.filter((path) => !allowed.has(path))).toEqual([]);
    expect(callsOf(/^callAsSystem$/, /^db\/queries\/(budgets|kept-answers|limited-days)\.ts$/)).toEqual([]);
  });

  it('puts server actions in app alone, and caches nothing by directive', () => {
    expect(product.filter(({ path, directives }) => directives.includes('use server') && !path.startsWith('app/')).map(({ path }) => path)).toEqual([]);
    expect(product.filter(({ directives }) => directives.some((directive) => directive.startsWith('use cache'))).map(({ path }) => path)).toEqual([]);
  });

  it('asks a clock for the time', () => {
    const wrong = product.filter(({ path }) => /^(lib|db)\//.test(path) && path !== 'lib/clock.ts')
      .flatMap(({ calls }) => calls.filter(({ callee, argumentCount }) => callee === 'Date.now' || (callee === 'new Date' && argumentCount === 0)).map(({ place }) => place));
    expect(wrong).toEqual([]);
  });
});

/**
 * Files beside `lib/env.ts` that read the environment, and what. Both are JavaScript that runs where no TypeScript can be imported:
 * the launcher before anything is installed, and Next's configuration, which Next itself loads and to which it passes no arguments.
 */
const ownReaders = {
  'app/commands/launch.mjs': ['OPENAI_BASE_URL', 'npm_execpath'],
  'next.config.js': ['FLOORHAND_BUILD_DIR', 'OPENAI_BASE_URL'],
} as const;

/** Files that call `withSystem`: sign-in, import, seeding and keeping house. Never the path of a question, but for `authorise`. */
const systemCallers = [
  'app/commands/seed/seed-demo-house.ts',
  'app/commands/seed/seed-usage.ts',
  'app/commands/knowledge/choose-collection.ts',
  'app/commands/knowledge/list-knowledge.ts',
  'lib/access/authenticate-key.ts',
  'lib/budget/expire-leases.ts',
  'lib/access/authorise.ts',
  'lib/access/blocked-pins.ts',
  'lib/ask/recall/keep-answers.ts',
  'lib/access/end-session.ts',
  'lib/access/demo-tablet.ts',
  'lib/access/keep-keys.ts',
  'app/commands/bench-ask/stage-times.ts',
  'app/commands/load/read-askers.ts',
  'app/commands/bench-budget.ts',
  'lib/access/keep-staff.ts',
  'lib/access/keep-stores.ts',
  'lib/access/limit-attempts.ts',
  'lib/access/purge-conversations.ts',
  'lib/access/set-secret.ts',
  'lib/access/sign-in-with-oidc.ts',
  'lib/access/sign-in-with-password.ts',
  'lib/access/sign-in-with-pin.ts',
  'lib/access/tablets.ts',
  'lib/budget/alerts/raise-alerts.ts',
  'lib/budget/alerts/send-alerts.ts',
  'lib/budget/keep-prices.ts',
  'lib/budget/price-list.ts',
  'lib/knowledge/embed-missing.ts',
  'lib/knowledge/import-documents.ts',
  'lib/knowledge/keep-drafts.ts',
  'lib/knowledge/store-document.ts',
] as const;

describe('style', () => {
  it('names files in kebab-case, after their idea', () => {
    const segment = /^[(@_.]*[a-z0-9]+([-.][a-z0-9]+)*\)?(\.[a-z0-9]+)*$|^\[(\.\.\.)?[a-zA-Z]+\]$/;
    const exempt = /^(README\.md|LICENSE.*|\d{4}_[a-z0-9-_]+\.(sql|json)|_journal\.json)$/;
    expect(files.filter((path) => path.split('/').some((part) => !segment.test(part) && !exempt.test(part) && part !== '.ci'))).toEqual([]);
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|types?|constants?|index|common|misc)\.[a-z]+$/.test(path))).toEqual([]);
  });

  it('keeps files under 200 lines, tests under 300', () => {
    expect(sources.filter(({ path, lines }) => lines > (isTest(path) ? 300 : 200)).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]);
  });

  it('keeps the middle file near 60 lines', () => {
    const lengths = product.map(({ lines }) => lines).toSorted((a, b) => a - b);
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
    process.stdout.write(`The house: ${product.length} files, median ${median} lines.\n`);
    expect(median).toBeLessThanOrEqual(80);
  });

  it('keeps functions under 50 lines', () => {
    expect(product.flatMap(({ functions }) => functions.filter(({ lines }) => lines > 50).map(({ name, lines, place }) => `${place} ${name} ${lines}`))).toEqual([]);
  });

  it('has no any, no non-null assertion, no switched-off check', () => {
    expect(sources.flatMap(({ anyTypes, nonNull }) => [...anyTypes, ...nonNull])).toEqual([]);
    const silenced = new RegExp(['@ts-(ignore|expect-error|nocheck)', 'eslint-(disable|enable)'].join('|'));
    expect(sources.filter(({ path, text }) => path !== 'lib/house.test.ts' && silenced.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('never writes to the console from product code', () => {
    expect(product.flatMap(({ properties }) => properties.filter(({ text }) => text.startsWith('console.')).map(({ place }) => place))).toEqual([]);
  });

  it('has a fixed top level', () => {
    const folders = ['.ci', 'app', 'components', 'lib', 'db', 'e2e', 'public', 'docs'];
    const single = ['.env.example', '.gitignore', 'next.config.js', 'drizzle.config.ts', 'package.json', 'package-lock.json', 'README.md', 'tsconfig.json', 'vitest.config.ts', 'playwright.config.ts', 'eslint.config.js', 'postcss.config.js', 'postcss.config.mjs', 'proxy.ts', 'instrumentation.ts'];
    expect(files.filter((path) => !(path.includes('/') ? folders : single).includes(path.split('/')[0] ?? ''))).toEqual([]);
  });
});

describe('security floors', () => {
  const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const packages = typeof lock === 'object' && lock !== null && 'packages' in lock && typeof lock.packages === 'object' && lock.packages !== null ? lock.packages : {};
  const versionOf = (name: string) => Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, entry]) => String(entry.version));

  it('has Next 16.4.6 or newer', () => {
    expect(versionOf('next').every((version) => version.localeCompare('16.4.6', 'en', { numeric: true }) >= 0)).toBe(true);
    expect(versionOf('next')).not.toEqual([]);
  });

  it('does without xlsx', () => {
    expect(versionOf('xlsx')).toEqual([]);
  });
});
