import { describe, expect, it } from 'vitest';
import { hashSecret, verifySecret } from './hash-secret';

const pepper = 'a pepper for tests, thirty-two long';

describe('a kept secret', () => {
  it('is recognised, and no other is', async () => {
    const kept = await hashSecret('246810', pepper);
    expect(await verifySecret('246810', kept, pepper)).toBe(true);
    expect(await verifySecret('246811', kept, pepper)).toBe(false);
    expect(await verifySecret('', kept, pepper)).toBe(false);
  });

  it('is worth nothing without the pepper', async () => {
    expect(await verifySecret('246810', await hashSecret('246810', pepper), `${pepper}!`)).toBe(false);
  });

  it('is salted: the same PIN is kept differently for each person', async () => {
    expect(await hashSecret('246810', pepper)).not.toBe(await hashSecret('246810', pepper));
  });

  it('says how it was made, with N of at least 2^15', async () => {
    expect(await hashSecret('246810', pepper)).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
  });

  it('keeps being recognised after the cost has been changed', async () => {
    const cheaper = '$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$5Ws9SO1cw2IVy--pbpiGh_oCI_gs1ihxDpagQnpthQE';
    expect(await verifySecret('246810', cheaper, pepper)).toBe(true);
    expect(await verifySecret('135791', cheaper, pepper)).toBe(false);
  });

  it('takes a password however its letters were composed', async () => {
    expect(await verifySecret('caf\u00e9-long-enough', await hashSecret('cafe\u0301-long-enough', pepper), pepper)).toBe(true);
  });

  it('of nobody is never matched, and costs as much to find out', async () => {
    const kept = await hashSecret('246810', pepper);
    // The quickest of three: a busy machine makes a run slower, nothing makes it quicker.
    const quickest = async (hash: string | null) => {
      const runs = [];
      for (let run = 0; run < 3; run += 1) {
        const start = performance.now();
        await verifySecret('135791', hash, pepper);
        runs.push(performance.now() - start);
      }
      return Math.min(...runs);
    };
    const [wrong, unknown] = [await quickest(kept), await quickest(null)];
    expect(await verifySecret('246810', null, pepper)).toBe(false);
    expect(unknown).toBeGreaterThan(wrong / 3);
  });

  it('of an unknown form is an error, not a refusal', async () => {
    await expect(verifySecret('246810', 'plain', pepper)).rejects.toThrow('unknown form');
  });
});
