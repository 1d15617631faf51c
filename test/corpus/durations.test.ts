import { expect, test } from 'vitest';
import { measuredDurations } from '../../checker/timing/measured-durations.ts';
import { measureDurations } from '../../scripts/durations/measure.ts';

test('durations are those of the recordings in the corpus', async () => {
  expect(measuredDurations).toEqual(await measureDurations());
});
