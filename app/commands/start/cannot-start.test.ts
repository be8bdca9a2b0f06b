import { expect, it } from 'vitest';
import { CannotStart, writingTo } from './cannot-start';

const fail = (code: string) => () => {
  throw Object.assign(new Error(`${code}: as the system says it`), { code });
};

it.each([
  ['EROFS', 'Floorhand cannot write to .data: that disk is read-only.'],
  ['EACCES', 'Floorhand cannot write to .data: this user may not write there.'],
  ['ENOSPC', 'Floorhand cannot write to .data: that disk is full.'],
])('makes one sentence of %s', async (code, sentence) => {
  await expect(writingTo('.data', fail(code))).rejects.toThrow(new CannotStart(sentence));
});

it('leaves a surprise as it is', async () => {
  await expect(writingTo('.data', fail('EIO'))).rejects.toThrow('EIO: as the system says it');
});
