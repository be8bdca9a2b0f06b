import { expect, it } from 'vitest';
import { asLocale, negotiateLocale } from './locales';

it('finds the language of a regional tag', () => {
  expect(asLocale('fr-CH')).toBe('fr');
  expect(asLocale('ar_AE')).toBe('ar');
  expect(asLocale('ja-JP')).toBeUndefined();
  expect(asLocale(undefined)).toBeUndefined();
});

it('follows the weights of an Accept-Language header', () => {
  expect(negotiateLocale('ja, fr;q=0.5, ar;q=0.8')).toBe('ar');
  expect(negotiateLocale('fr;q=0, en-GB')).toBe('en');
  expect(negotiateLocale('de')).toBeUndefined();
  expect(negotiateLocale(null)).toBeUndefined();
});
