import { expect, it } from 'vitest';
import type { QueryUnit } from '@/lib/knowledge/search/expand-query';
import { supersede } from './supersede';

const unit = (written: string, importance: QueryUnit['importance'] = 'topic'): QueryUnit => ({ written, importance, weight: 1, known: true, alternatives: [] });
const written = (units: readonly QueryUnit[]) => units.map((one) => one.written);

it('puts the ware of a follow-up in the place of the one before, and what was asked about it above it', () => {
  const { own, before } = supersede([unit('shoes')], [unit('days'), unit('return'), unit('bag')]);
  expect(written(before)).toEqual(['days', 'return']);
  expect(own[0]?.weight).toBeLessThan(1);
});

it('leaves a follow-up that names no ware, and a question about nothing but a ware, as they are', () => {
  expect(supersede([unit('iron')], [unit('clean'), unit('silk scarf')])).toEqual({ own: [unit('iron')], before: [unit('clean'), unit('silk scarf')] });
  expect(supersede([unit('shoes')], [unit('handbags'), unit('what', 'filler')])).toEqual({ own: [unit('shoes')], before: [unit('handbags'), unit('what', 'filler')] });
  expect(supersede([unit('shoes')], [])).toEqual({ own: [unit('shoes')], before: [] });
});
