import { expect, it } from 'vitest';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { CannotStart, writingTo } from './cannot-start';

const fail = (code: string) => () => {
  throw Object.assign(new Error(`${code}: as the system says it`), { code, errno: -1 });
};

const sentence = (reason: string) => new CannotStart(`Floorhand cannot write to ${resolve('.data')}: ${reason}.`);

it.each([
  ['EROFS', 'that disk is read-only'],
  ['EACCES', 'this user may not write there'],
  ['ENOSPC', 'that disk is full'],
  ['EIO', 'the disk reports an error'],
  ['ENAMETOOLONG', 'that path is too long'],
  ['ELOOP', 'its links lead round in a circle'],
])('makes one sentence of %s', async (code, reason) => {
  await expect(writingTo('.data', fail(code))).rejects.toThrow(sentence(reason));
});

it('makes a sentence of everything a system can say', async () => {
  for (const code of Object.keys(constants.errno)) await expect(writingTo('.data', fail(code))).rejects.toBeInstanceOf(CannotStart);
});

it('makes one of what SQLite says, which holds the locks', async () => {
  const full = () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
  };
  await expect(writingTo('.data', full)).rejects.toThrow(sentence('that disk is full'));
});

it('leaves a surprise as it is', async () => {
  await expect(writingTo('.data', () => Promise.reject(new TypeError('x is not a function')))).rejects.toThrow(TypeError);
});

it('does not repeat the whole of a path that is too long', async () => {
  await expect(writingTo(`/${'a'.repeat(5_000)}`, fail('ENAMETOOLONG'))).rejects.toThrow(new CannotStart(`Floorhand cannot write to /${'a'.repeat(199)}…: that path is too long.`));
});
