import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { reasonOf } from './reason-of';

describe('reasonOf', () => {
  it('says what the database said, never the parameters of the query', () => {
    const fromDatabase = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
    const thrown = new DrizzleQueryError('insert into messages values ($1)', ['Is Mrs Laurent pregnant?'], fromDatabase);
    expect(String(thrown)).toContain('Laurent');
    expect(reasonOf(thrown)).toBe('Error 55P03: canceling statement due to lock timeout');
  });

  it('leaves the parameters out where nothing lies beneath', () => {
    expect(reasonOf(new DrizzleQueryError('select $1', ['Mrs Laurent']))).toBe('Error: Failed query: select $1');
  });

  it('takes whatever was thrown', () => {
    expect(reasonOf('gone')).toBe('gone');
    expect(reasonOf(undefined)).toBe('undefined');
  });
});
