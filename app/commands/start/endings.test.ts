import { expect, it } from 'vitest';
import { makeEndings } from './endings';

it('ends last to first, once, and does not stop at one that fails', async () => {
  const ended: string[] = [];
  const endings = makeEndings();
  endings.add(async () => void ended.push('database'));
  endings.add(() => Promise.reject(new Error('gone already')));
  endings.add(async () => void ended.push('web'));
  await Promise.all([endings.end(), endings.end()]);
  await endings.end();
  expect(ended).toEqual(['web', 'database']);
});
