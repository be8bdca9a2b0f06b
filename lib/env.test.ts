import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BadEnvironment, readEnv, variableNames } from './env';

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof BadEnvironment) return error.problems;
    throw error;
  }
}

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', FLOORHAND_DATA_DIR: '.data', EMBEDDING_MODEL: 'use-lite-512', DEMO_SEED: true, embeddedDatabase: true });
  });

  it('counts an empty value as not set', () => {
    expect(readEnv({ PORT: '', OPENAI_API_KEY: ' ' })).toMatchObject({ PORT: 3000 });
  });

  it('names every bad variable at once, and what each expects', () => {
    expect(problemsOf({ PORT: 'abc', DEMO_SEED: 'maybe', REDIS_URL: 'localhost:6379' })).toEqual([
      'PORT expects a whole number from 1 to 65535, not "abc"',
      'DEMO_SEED expects yes or no, not "maybe"',
      'REDIS_URL expects an address that begins with redis:// or rediss://',
    ]);
  });

  it('never repeats a secret', () => {
    expect(problemsOf({ AUTH_SECRET: 'short-secret', DATABASE_URL: 'mysql://user:hush@host/db' }).join()).not.toMatch(/short-secret|hush/);
  });

  it('asks for the missing half of a pair', () => {
    expect(problemsOf({ OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'floorhand' })).toEqual(['OIDC_CLIENT_SECRET is missing: it belongs with OIDC_CLIENT_ID']);
    expect(problemsOf({ EMBEDDING_API_KEY: 'sk-1' })).toEqual(['EMBEDDING_BASE_URL is missing: it belongs with EMBEDDING_API_KEY']);
    expect(problemsOf({ UPSTASH_REDIS_REST_URL: 'https://name.example' })).toEqual(['UPSTASH_REDIS_REST_TOKEN is missing: it belongs with UPSTASH_REDIS_REST_URL']);
  });

  it('refuses two databases', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://a/b', POSTGRES_URL: 'postgres://a/b' })).toEqual(['POSTGRES_URL cannot stand beside DATABASE_URL: set one of the two']);
  });

  it('seeds the demo house by default only on the embedded database', () => {
    expect(readEnv({ DATABASE_URL: 'postgres://a/b' }).DEMO_SEED).toBe(false);
    expect(readEnv({ DATABASE_URL: 'postgres://a/b', DEMO_SEED: 'yes' }).DEMO_SEED).toBe(true);
  });

  it('asks a remote embedder for its own model', () => {
    expect(readEnv({ EMBEDDING_BASE_URL: 'https://api.example.com/v1/' })).toMatchObject({ EMBEDDING_BASE_URL: 'https://api.example.com/v1', EMBEDDING_MODEL: 'text-embedding-3-small' });
  });

  it('lists every variable in .env.example, and nothing else', () => {
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
    expect(listed.toSorted()).toEqual(variableNames.toSorted());
  });
});
