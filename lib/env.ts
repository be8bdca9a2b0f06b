import { z } from 'zod';
import { readHeaderPairs } from './header-pairs';
import { readModelPrices } from './model-prices';
import { policies } from './resilience';

/** Every value is text and may be empty, which counts as not set: that is how compose files write "none". */
function setting<Value>(expected: string, read: (text: string) => Value | undefined, secret = false) {
  return z.string().transform((text, context) => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: secret ? `expects ${expected}` : `expects ${expected}, not "${text}"` });
    return z.NEVER;
  });
}

function whole(least: number, most: number) {
  return setting(`a whole number from ${least} to ${most}`, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  });
}

/** An address, without its last slash. Its value is never repeated in a message: it may hold a password. */
function address(...protocols: readonly string[]) {
  const expected = `an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return setting(expected, (text) => (URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text.replace(/\/+$/, '') : undefined), true);
}

const word = setting('a name without spaces', (text) => (/^\S+$/.test(text) ? text : undefined));
const path = setting('a path', (text) => text);
const key = setting('a key without spaces', (text) => (/^\S+$/.test(text) ? text : undefined), true);
const secret = setting('at least 32 characters', (text) => (text.length >= 32 ? text : undefined), true);
const modelPrices = setting('prices like "gpt-4.1=2/0.5/8, my-model=0.4/0.1/1.6" (dollars per million tokens: input/cached input/output)', readModelPrices);
const share = setting('a share from 0 to 1', (text) => (/^(0(\.\d+)?|1(\.0+)?)$/.test(text) ? Number(text) : undefined));
/** What collectors are told with every request: `name=value` pairs with commas between them, values encoded as in an address. */
const headerPairs = setting('headers like "api-key=abc, x-tenant=floorhand"', readHeaderPairs, true);
const yesOrNo = setting('yes or no', (text) => {
  if (/^(yes|true|on|1)$/i.test(text)) return true;
  return /^(no|false|off|0)$/i.test(text) ? false : undefined;
});

/** Every variable the product reads; `.env.example` says what each is for, and a test keeps the two lists equal. */
const variables = {
  PORT: whole(1, 65_535).default(3000),
  HOST: word.default('127.0.0.1'),
  PUBLIC_URL: address('http:', 'https:').optional(),
  FLOORHAND_DATA_DIR: path.default('.data'),
  FLOORHAND_BUILD_DIR: path.default('.next'),
  DEMO_SEED: yesOrNo.optional(),

  DATABASE_URL: address('postgres:', 'postgresql:').optional(),
  POSTGRES_URL: address('postgres:', 'postgresql:').optional(),
  POSTGRES_WEBSOCKET_PROXY: address('ws:', 'wss:').optional(),
  DATABASE_POOL_MAX: whole(1, 500).default(10),
  REDIS_URL: address('redis:', 'rediss:').optional(),
  UPSTASH_REDIS_REST_URL: address('http:', 'https:').optional(),
  UPSTASH_REDIS_REST_TOKEN: key.optional(),
  RATE_LIMIT_FACTOR: whole(1, 100_000).default(1),

  OPENAI_API_KEY: key.optional(),
  OPENAI_BASE_URL: address('http:', 'https:').optional(),
  MODEL_PREMIUM: word.default('gpt-4.1'),
  MODEL_ECONOMY: word.default('gpt-4.1-mini'),
  MODEL_PRICES: modelPrices.optional(),
  MODEL_FIRST_CHUNK_MS_MAX: whole(100, 120_000).default(policies.premium.deadlineMs),
  MODEL_CHUNK_MS_MAX: whole(100, 120_000).default(10_000),

  ANSWERS_KEPT_HOURS: whole(0, 720).default(24),

  EMBEDDING_BASE_URL: address('http:', 'https:').optional(),
  EMBEDDING_API_KEY: key.optional(),
  EMBEDDING_MODEL: word.optional(),

  ALERT_WEBHOOK_URL: address('http:', 'https:').optional(),
  ALERT_WEBHOOK_SECRET: secret.optional(),

  METRICS_TOKEN: secret.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: address('http:', 'https:').optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headerPairs.optional(),
  OTEL_EXPORTER_OTLP_TIMEOUT: whole(100, 60_000).default(10_000),
  OTEL_SERVICE_NAME: word.default('floorhand'),
  OTEL_TRACES_SAMPLER_ARG: share.default(1),

  AUTH_SECRET: secret.optional(),
  PIN_PEPPER: secret.optional(),
  OIDC_ISSUER: address('http:', 'https:').optional(),
  OIDC_CLIENT_ID: word.optional(),
  OIDC_CLIENT_SECRET: key.optional(),

  FLOORHAND_DATABASE_SOCKET: path.optional(),
  FLOORHAND_EMBEDDER_URL: address('http:').optional(),
};

/** The model of the house's own embedder. */
const ownEmbeddingModel = 'use-lite-512';

const environment = z.object(variables).superRefine((values, context) => {
  const needs = (name: keyof typeof variables, other: keyof typeof variables) => {
    if (values[name] !== undefined && values[other] === undefined) {
      context.addIssue({ code: 'custom', path: [other], message: `is missing: it belongs with ${name}` });
    }
  };
  needs('UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN');
  needs('UPSTASH_REDIS_REST_TOKEN', 'UPSTASH_REDIS_REST_URL');
  needs('EMBEDDING_API_KEY', 'EMBEDDING_BASE_URL');
  needs('ALERT_WEBHOOK_URL', 'ALERT_WEBHOOK_SECRET');
  needs('ALERT_WEBHOOK_SECRET', 'ALERT_WEBHOOK_URL');
  needs('OIDC_ISSUER', 'OIDC_CLIENT_ID');
  needs('OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET');
  needs('OIDC_CLIENT_SECRET', 'OIDC_ISSUER');
  if (values.DATABASE_URL && values.POSTGRES_URL) {
    context.addIssue({ code: 'custom', path: ['POSTGRES_URL'], message: 'cannot stand beside DATABASE_URL: set one of the two' });
  }
}).transform((values) => ({
  ...values,
  /** Whether the database is the embedded one, which the product starts and fills by itself. */
  embeddedDatabase: !values.DATABASE_URL && !values.POSTGRES_URL,
  EMBEDDING_MODEL: values.EMBEDDING_MODEL ?? (values.EMBEDDING_BASE_URL ? 'text-embedding-3-small' : ownEmbeddingModel),
  /** Whether embedding is paid for: another endpoint's model is, the house's own is free wherever it runs. */
  paidEmbedder: values.EMBEDDING_BASE_URL !== undefined && values.EMBEDDING_MODEL !== ownEmbeddingModel,
  DEMO_SEED: values.DEMO_SEED ?? (!values.DATABASE_URL && !values.POSTGRES_URL),
}));
export type Env = z.infer<typeof environment>;
export type VariableName = keyof typeof variables;

/** The settings are wrong. The message is one sentence that names every bad variable and what it expects. */
export class BadEnvironment extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Bad settings: ${problems.join('; ')}.`);
    this.name = 'BadEnvironment';
  }
}

/** The parsed environment. Throws `BadEnvironment` with all problems at once. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const result = environment.safeParse(given);
  if (result.success) return result.data;
  throw new BadEnvironment([...new Set(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))]);
}

/** Whether Next serves from source (`next dev`), which evaluates code in the page; a build never does. */
export function isDevelopment(source: NodeJS.ProcessEnv = process.env): boolean {
  return source.NODE_ENV === 'development';
}

/** The environment of a child process: this one's, with a few variables of ours changed. */
export function environmentWith(changes: Readonly<Partial<Record<VariableName | 'NEXTAUTH_URL' | 'AUTH_TRUST_HOST' | 'NEXT_TELEMETRY_DISABLED', string>> & { NODE_ENV?: 'production' | 'test' }>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** The names of every variable, for the test that compares them with `.env.example`. */
export const variableNames: readonly string[] = Object.keys(variables);

/** next-auth reads its own address from the environment alone: the public one, or else whatever host a request was sent to. */
export function tellNextAuth({ PUBLIC_URL }: Env): void {
  if (PUBLIC_URL !== undefined) process.env.NEXTAUTH_URL = PUBLIC_URL;
  else process.env.AUTH_TRUST_HOST = 'true';
}
