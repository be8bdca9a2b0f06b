import { describe, expect, it } from 'vitest';
import { elapsedOfDay, elapsedOfMonth, forecast } from './forecast';

describe('a forecast', () => {
  it('goes on at the pace so far', () => {
    expect(forecast(5_000, 0.5)).toBe(10_000);
    expect(forecast(5_000, 1)).toBe(5_000);
  });

  it('says nothing while a tenth of the period has not passed', () => {
    expect(forecast(5_000, 0.09)).toBeNull();
    expect(forecast(5_000, 0.1)).toBe(50_000);
  });

  it('counts the day of the store', () => {
    const noonInParis = new Date('2026-11-20T11:00:00Z');
    expect(elapsedOfDay(noonInParis, 'Europe/Paris')).toBe(0.5);
    expect(elapsedOfDay(noonInParis, 'Asia/Tokyo')).toBeCloseTo(20 / 24);
  });

  it('counts the days that the month has', () => {
    expect(elapsedOfMonth('2026-02-15', 0)).toBe(0.5);
    expect(elapsedOfMonth('2026-11-30', 0.5)).toBeCloseTo(29.5 / 30);
  });
});
