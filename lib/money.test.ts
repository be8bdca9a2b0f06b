import { describe, expect, it } from 'vitest';
import { readMicros, writeMicros } from './money';

describe('an amount of money', () => {
  it.each([['2', 2_000_000], ['2.00', 2_000_000], ['0.1', 100_000], ['1,25', 1_250_000], ['0.000001', 1], [' 40 ', 40_000_000], ['999999999.999999', 999_999_999_999_999]])('reads %s as whole micros', (text, micros) => {
    expect(readMicros(text)).toBe(micros);
  });

  it.each(['', '-1', '1e3', '.5', '1.', '1.0000001', '1 000', '1,000.50', '1000000000', 'NaN', '$2'])('refuses %s', (text) => {
    expect(readMicros(text)).toBeUndefined();
  });

  it('is written as it is read', () => {
    expect([0, 1, 100_000, 2_000_000, 1_234_560, 6_000_000_000].map(writeMicros)).toEqual(['0.00', '0.000001', '0.10', '2.00', '1.23456', '6000.00']);
    for (const micros of [0, 7, 20_000, 1_999_999, 40_000_000]) expect(readMicros(writeMicros(micros))).toBe(micros);
  });
});
