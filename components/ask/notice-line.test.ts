import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import ar from '@/lib/contract/messages/ar.json';
import en from '@/lib/contract/messages/en.json';
import fr from '@/lib/contract/messages/fr.json';

const lineOf = (locale: 'en' | 'fr' | 'ar', code: 'rung_economy_budget' | 'rung_extractive_budget', level: string, left: number) =>
  createTranslator({ locale, messages: { en, fr, ar }[locale], namespace: 'notice' })(code, { level, left, day: 'Friday 4 December' });

describe('the line under an answer that a budget had no room for', () => {
  it('says whose budget it is, what is left of it and when it renews', () => {
    expect(lineOf('en', 'rung_economy_budget', 'staff', 9)).toBe('Written by the faster model, to spare your budget: 9% is left. It renews on Friday 4 December.');
    expect(lineOf('en', 'rung_extractive_budget', 'store', 3)).toBe('Quoted from the documents word for word: this shop’s budget for written answers has 3% left, too little for the next one. It renews on Friday 4 December.');
    expect(lineOf('fr', 'rung_economy_budget', 'chain', 9)).toBe('Rédigé par le modèle rapide, pour ménager le budget de la maison : il en reste 9\u00a0%. Il se renouvelle le Friday 4 December.');
  });

  it('says of a spent budget that it is spent, not that 0 % of it is left', () => {
    expect(lineOf('en', 'rung_extractive_budget', 'store', 0)).toContain('this shop’s budget for written answers is used up.');
    expect(lineOf('en', 'rung_economy_budget', 'store', 0)).toContain('less than 1% is left.');
    for (const locale of ['en', 'fr', 'ar'] as const) for (const code of ['rung_economy_budget', 'rung_extractive_budget'] as const) expect(lineOf(locale, code, 'staff', 0)).not.toMatch(/0/);
  });
});
