import { expect, test } from '@jest/globals';
import { createStageClock } from '../../../pipeline/files/stage-clock.ts';

test('every second counts for the stage that runs, and a stage may begin again', () => {
  let now = 0;
  const clock = createStageClock(() => now);
  clock.begin('load');
  now = 1_500;
  clock.begin('score');
  now = 2_000;
  clock.begin('load');
  now = 2_250;
  clock.end();
  now = 9_000;
  expect(clock.seconds()).toEqual({ load: 1.75, score: 0.5 });
  expect(Object.keys(clock.seconds())).toEqual(['load', 'score']);
});
