import { expect, it, vi } from 'vitest';
import { asFloorhandError } from './errors';

/** As Next bundles a file for a page and again for a route. */
async function anotherCopy<Module>(path: () => Promise<Module>): Promise<Module> {
  vi.resetModules();
  return path();
}

it('is known by whoever has another copy of its class', async () => {
  const [{ LeftAlone, TookTooLong }, { FloorhandError }] = [await anotherCopy(() => import('./left-alone')), await anotherCopy(() => import('./errors'))];
  expect(asFloorhandError(new LeftAlone('postgres', 'open')).code).toBe('database_unavailable');
  expect(asFloorhandError(new TookTooLong('postgres', 5_000)).code).toBe('database_unavailable');
  expect(asFloorhandError(new FloorhandError('conflict')).code).toBe('conflict');
});
