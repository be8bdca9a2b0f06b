import { describe, expect, it } from 'vitest';
import { moneyWriter } from './write-money';

describe('an amount of money', () => {
  it('is written with the digits it was given', () => {
    expect(moneyWriter('en', 'USD', 2)(40)).toBe('$40.00');
    expect(moneyWriter('en', 'USD', 4)(0.0051)).toBe('$0.0051');
    expect(moneyWriter('en', 'USD', 0)(12)).toBe('$12');
  });

  it('keeps its currency in one piece among Arabic words', () => {
    const text = moneyWriter('ar', 'USD', 2)(40);
    expect(text).toContain('40.00');
    expect(text).toContain('\u2066US$\u2069');
    expect(text.startsWith('\u2067') && text.endsWith('\u2069')).toBe(true);
  });

  it('has no marks of direction where words run left to right', () => {
    for (const locale of ['en', 'fr'] as const) expect(moneyWriter(locale, 'EUR', 2)(-1_234.5)).not.toMatch(/[\u2066-\u2069]/u);
  });
});
