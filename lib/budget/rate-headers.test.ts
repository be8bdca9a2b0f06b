import { expect, it } from 'vitest';
import { rateHeaders } from './rate-headers';

it('writes the fields of the IETF draft, one member for each window', () => {
  const limits = [
    { name: 'staff', questionsMax: 20, windowSeconds: 60, remaining: 12, resetSeconds: 30, allowed: true },
    { name: 'device', questionsMax: 60, windowSeconds: 60, remaining: 0, resetSeconds: 4, allowed: false },
  ];
  expect(rateHeaders(limits)).toEqual({ 'RateLimit-Policy': '"staff";q=20;w=60, "device";q=60;w=60', RateLimit: '"staff";r=12;t=30, "device";r=0;t=4' });
  expect(rateHeaders([])).toEqual({});
});
