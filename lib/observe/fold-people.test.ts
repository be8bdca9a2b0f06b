import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '@/lib/scope';
import { foldPeople, foldRoles, standsAlone } from './fold-people';

const fold = (associate: number, manager: number, admin: number) => foldRoles(new Map(Object.entries({ associate, manager, admin })));

describe('few people', () => {
  it('are not counted', () => {
    expect([0, 1, 4, 5, 80].map(foldPeople)).toEqual([0, null, null, 5, 80]);
  });

  it('are shown with the next larger group', () => {
    expect(fold(60, 12, 3)).toEqual([['associate'], ['manager', 'admin']]);
    expect(fold(9, 1, 0)).toEqual([['associate', 'manager']]);
    expect(fold(60, 3, 3)).toEqual([['associate'], ['manager', 'admin']]);
    expect(fold(60, 12, 8)).toEqual([['associate'], ['manager'], ['admin']]);
  });

  it('keep a role from standing alone, their own or the one beside it', () => {
    const alone = (associate: number, manager: number) => roles.map((role) => standsAlone(role, new Map(Object.entries({ associate, manager }))));
    expect(alone(9, 1)).toEqual([false, false, true]);
    expect(alone(9, 6)).toEqual([true, true, true]);
    expect(alone(9, 0)).toEqual([true, true, true]);
  });

  it('are never what is left of the total without the other groups', () => {
    fc.assert(fc.property(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), ([associate = 0, manager = 0, admin = 0]) => {
      const count = { associate, manager, admin };
      const groups = fold(associate, manager, admin);
      const sizes = groups.map((group) => group.reduce((sum, role) => sum + count[role], 0));
      // One group is the total itself: nothing is split.
      if (groups.length > 1) expect(sizes.every((size) => size >= 5)).toBe(true);
      expect(groups.flat().toSorted()).toEqual(roles.filter((role) => count[role] > 0).toSorted());
    }));
  });
});
