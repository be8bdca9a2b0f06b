import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askSecret } from './ask-secret';

function desk(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  return { input, output, shown: () => String(output.read() ?? '') };
}

describe('at a terminal', () => {
  it('asks twice and shows nothing of what is typed', async () => {
    const { input, output, shown } = desk(true);
    const asked = askSecret({ input, output }, 'PIN');
    input.write('4830');
    input.write('9\b27\r');
    input.write('483027\r');
    expect(await asked).toBe('483027');
    expect(shown()).toBe('New PIN: \nThe same again: \n');
  });

  it('refuses two that differ', async () => {
    const { input, output } = desk(true);
    const asked = askSecret({ input, output }, 'PIN');
    input.write('483027\r483028\r');
    await expect(asked).rejects.toThrow('The two are not the same');
  });

  it.each(['\u0003', '\u0004', '\r\r'])('gives up at %j', async (typed) => {
    const { input, output } = desk(true);
    const asked = askSecret({ input, output }, 'password');
    input.write(typed);
    await expect(asked).rejects.toThrow('No password was given; nothing is changed.');
  });
});

describe('from a pipe', () => {
  it('takes the first line and asks nothing', async () => {
    const { input, output, shown } = desk(false);
    input.end('three grey doves\r\nmore\n');
    expect(await askSecret({ input, output }, 'password')).toBe('three grey doves');
    expect(shown()).toBe('');
  });

  it('refuses an empty one', async () => {
    const { input, output } = desk(false);
    input.end('');
    await expect(askSecret({ input, output }, 'password')).rejects.toThrow('No password was given');
  });
});
