import { expect, it } from 'vitest';
import { makeRunningRuns } from './running-runs';

it('stops a run of its owner and no one else', () => {
  const runs = makeRunningRuns();
  const mine = runs.begin('run', 1);
  runs.stop('run', 2);
  expect(mine.signal.aborted).toBe(false);
  runs.stop('run', 1);
  expect(mine.signal.aborted).toBe(true);
});

it('remembers a stop that overtook its question', () => {
  const runs = makeRunningRuns();
  runs.stop('run', 1);
  expect(runs.begin('run', 1).signal.aborted).toBe(true);
  expect(runs.begin('other', 1).signal.aborted).toBe(false);
});

it('does not let early stops pile up', () => {
  const runs = makeRunningRuns();
  runs.stop('first', 1);
  for (let index = 0; index < 300; index += 1) runs.stop(`run ${index}`, 1);
  expect(runs.begin('first', 1).signal.aborted).toBe(false);
});

it('forgets a run that is over', () => {
  const runs = makeRunningRuns();
  runs.begin('run', 1).end();
  expect(runs.size).toBe(0);
});
