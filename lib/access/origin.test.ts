import { describe, expect, it } from 'vitest';
import { checkOriginOf } from './origin';

const check = (headers: Record<string, string>, publicUrl?: string) => () => checkOriginOf(new Headers(headers), publicUrl);

describe('the origin of a state-changing request', () => {
  it.each([
    [{ origin: 'http://localhost:3000', host: 'localhost:3000' }],
    [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
    [{ origin: 'http://192.168.1.20:3000', host: '192.168.1.20:3000' }],
    [{ origin: 'http://[::1]:3000', host: '[::1]:3000' }],
    [{ origin: 'https://floor.example', host: 'floor.example:443' }],
    [{ origin: 'https://floor.example', host: '10.0.0.4:3000', 'x-forwarded-host': 'floor.example', 'x-forwarded-proto': 'https' }],
  ])('is accepted when it is the host that was asked: %o', (headers) => {
    expect(check(headers)).not.toThrow();
  });

  it.each([
    ['missing', { host: 'localhost:3000' }],
    ['null', { origin: 'null', host: 'localhost:3000' }],
    ['empty', { origin: '', host: 'localhost:3000' }],
    ['another site', { origin: 'https://evil.example', host: 'localhost:3000' }],
    ['another port', { origin: 'http://localhost:8080', host: 'localhost:3000' }],
    ['a name that begins alike', { origin: 'http://localhost:3000.evil.example', host: 'localhost:3000' }],
    ['a host that smuggles a path', { origin: 'http://evil.example', host: 'evil.example/@localhost:3000' }],
    ['our name in plain text while we speak TLS', { origin: 'http://floor.example', host: 'floor.example', 'x-forwarded-proto': 'https' }],
    ['unknown, because no host is given', { origin: 'http://localhost:3000' }],
  ])('is refused when %s', (_, headers) => {
    expect(check(headers)).toThrow(expect.objectContaining({ code: 'bad_origin' }));
  });

  it('is the public address alone, where there is one', () => {
    const publicUrl = 'https://floor.example';
    expect(check({ origin: 'https://floor.example', host: '10.0.0.4:3000' }, publicUrl)).not.toThrow();
    expect(check({ origin: 'http://10.0.0.4:3000', host: '10.0.0.4:3000' }, publicUrl)).toThrow(expect.objectContaining({ code: 'bad_origin' }));
    expect(check({ origin: 'http://floor.example', host: 'floor.example' }, publicUrl)).toThrow(expect.objectContaining({ code: 'bad_origin' }));
  });
});
