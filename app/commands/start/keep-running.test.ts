import { describe, expect, it } from 'vitest';
import { makeEndings } from './endings';
import { keepRunning, type Patience } from './keep-running';

/** Stand-ins for processes: `die` ends the one that runs, and `stopped` counts those that were ended in order. */
function house(patience: Patience) {
  const endings = makeEndings();
  const said: string[] = [];
  const starts: (undefined | { ended: Promise<string> })[] = [];
  const running: ((sentence: string) => void)[] = [];
  const failures: Error[] = [];
  let stopped = 0;
  const start = async (own: typeof endings, first?: { ended: Promise<string> }) => {
    starts.push(first);
    const failure = failures.shift();
    if (failure) throw failure;
    own.add(async () => void (stopped += 1));
    return { ended: new Promise<string>((resolve) => running.push(resolve)) };
  };
  const keep = () => keepRunning({ start, meanwhile: 'until then it is away', endings, say: (sentence) => said.push(sentence), patience });
  const die = async (sentence = 'It ended (SIGKILL).') => {
    await expect.poll(() => running.length).toBe(1);
    running.pop()?.(sentence);
  };
  return { endings, said, starts, failures, keep, die, stopped: () => stopped };
}

describe('what is kept running', () => {
  it('is started again when it dies, with what ran at first, and says so in one line', async () => {
    const { keep, die, said, starts } = house({ pausesMs: [0, 0], steadyMsMin: 60_000 });
    const { first } = await keep();
    await die('It ended (code 1).\n  at its\n  last words');
    await expect.poll(() => starts.length).toBe(2);
    expect(said).toEqual(['It ended (code 1). at its last words Starting it again; until then it is away.']);
    expect(starts).toEqual([undefined, first]);
  });

  it('is given up in one sentence when it keeps dying', async () => {
    const { keep, die, starts } = house({ pausesMs: [0, 0, 0, 0], steadyMsMin: 60_000 });
    const { givenUp } = await keep();
    for (let deaths = 0; deaths < 5; deaths += 1) await die();
    await expect(givenUp).resolves.toBe('It ended (SIGKILL): 5 times in a row without a steady minute, so Floorhand ends too.');
    expect(starts).toHaveLength(5);
  });

  it('counts a start that fails as a death', async () => {
    const { keep, die, failures } = house({ pausesMs: [0, 0], steadyMsMin: 60_000 });
    const { givenUp } = await keep();
    failures.push(new Error('It could not run.'), new Error('It still could not run.'));
    await die();
    await expect(givenUp).resolves.toBe('It still could not run: 3 times in a row without a steady minute, so Floorhand ends too.');
  });

  it('is never given up where the house can do without it', async () => {
    const { keep, die, starts } = house({ pausesMs: [0], thenEveryMs: 0, steadyMsMin: 60_000 });
    await keep();
    for (let deaths = 0; deaths < 7; deaths += 1) await die();
    await expect.poll(() => starts.length).toBe(8);
  });

  it('starts a new count after it ran steadily', async () => {
    const { keep, die, starts } = house({ pausesMs: [0], steadyMsMin: 0 });
    await keep();
    for (let deaths = 0; deaths < 5; deaths += 1) await die();
    await expect.poll(() => starts.length).toBe(6);
  });

  it('is not started again once the house ends, not even in the middle of a pause', async () => {
    const { keep, die, endings, said, starts, stopped } = house({ pausesMs: [3_600_000], steadyMsMin: 60_000 });
    const { givenUp } = await keep();
    await die();
    await expect.poll(() => said.length).toBe(1);
    await endings.end();
    await givenUp;
    expect(starts).toHaveLength(1);
    expect(stopped()).toBe(1);
  });

  it('fails when its first start fails', async () => {
    const { keep, failures } = house({ pausesMs: [0], steadyMsMin: 0 });
    failures.push(new Error('Not today.'));
    await expect(keep()).rejects.toThrow('Not today.');
  });
});
