import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, regions, roles, teams } from '@/lib/scope';
import { audienceIncludes, type Audience, type Reader } from './audience';

const storeIds = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 4 });
const regionList = fc.subarray([...regions]);
const teamList = fc.subarray([...teams]);
const audiences: fc.Arbitrary<Audience> = fc.record({
  minimumRole: fc.constantFrom(...roles),
  storeIds: fc.option(storeIds),
  regions: fc.option(regionList),
  teams: fc.option(teamList),
});
const readers: fc.Arbitrary<Reader> = fc.record({ role: fc.constantFrom(...roles), storeIds, regions: regionList, teams: teamList });

const everyone: Audience = { minimumRole: 'associate', storeIds: null, regions: null, teams: null };
const headOffice: Reader = { role: 'admin', storeIds: [1, 2, 3], regions: [...regions], teams: [] };

describe('an audience', () => {
  it('without limits includes whoever has the role', () => {
    fc.assert(fc.property(readers, fc.constantFrom(...roles), (reader, minimumRole) => audienceIncludes({ ...everyone, minimumRole }, reader) === atLeast(reader.role, minimumRole)));
  });

  it('never includes a reader who misses one of its limits', () => {
    fc.assert(
      fc.property(audiences, readers, (audience, reader) => {
        if (!audienceIncludes(audience, reader)) return;
        expect(atLeast(reader.role, audience.minimumRole)).toBe(true);
        for (const kind of ['storeIds', 'regions', 'teams'] as const) {
          const own = new Set<unknown>(reader[kind]);
          expect(audience[kind]?.some((value) => own.has(value)) ?? true).toBe(true);
        }
      }),
    );
  });

  it('loses no reader when a limit is lifted', () => {
    fc.assert(
      fc.property(audiences, readers, fc.constantFrom('storeIds', 'regions', 'teams'), (audience, reader, kind) => {
        fc.pre(audienceIncludes(audience, reader));
        expect(audienceIncludes({ ...audience, [kind]: null }, reader)).toBe(true);
      }),
    );
  });

  it('loses no reader who is given more: a higher role, another store, another team', () => {
    fc.assert(
      fc.property(audiences, readers, readers, (audience, reader, more) => {
        fc.pre(audienceIncludes(audience, reader));
        const grown: Reader = {
          role: atLeast(more.role, reader.role) ? more.role : reader.role,
          storeIds: [...reader.storeIds, ...more.storeIds],
          regions: [...reader.regions, ...more.regions],
          teams: [...reader.teams, ...more.teams],
        };
        expect(audienceIncludes(audience, grown)).toBe(true);
      }),
    );
  });

  it('of an empty list is nobody', () => {
    fc.assert(fc.property(readers, fc.constantFrom('storeIds', 'regions', 'teams'), (reader, kind) => !audienceIncludes({ ...everyone, [kind]: [] }, reader)));
  });

  it('of one store includes head office, whose stores are all', () => {
    expect(audienceIncludes({ ...everyone, storeIds: [2], regions: ['apac'] }, headOffice)).toBe(true);
  });

  it('of a team keeps even an admin out who is not in it', () => {
    expect(audienceIncludes({ ...everyone, teams: ['hr'] }, headOffice)).toBe(false);
    expect(audienceIncludes({ ...everyone, teams: ['hr'] }, { ...headOffice, teams: ['hr'] })).toBe(true);
  });
});
