import { beforeAll, expect, test } from 'vitest';
import { measuredDurations, wakingsSeen } from '../../checker/timing/measured-durations.ts';
import type { Measured } from '../../scripts/durations/measure.ts';
import { measureDurations } from '../../scripts/durations/measure.ts';

let measured: Measured;
beforeAll(async () => {
  measured = await measureDurations();
});

test('durations are those of the recordings in the corpus', () => {
  expect(measuredDurations).toEqual(measured.durations);
});

test('of a thread that was kept from its processor none is drawn, and how many there were is told', () => {
  expect(wakingsSeen).toEqual({ all: measured.seen, descheduled: measured.leftOut });
  expect(measured.leftOut).toBeGreaterThan(0);
  for (const { wakerIsBack } of measuredDurations.wakings) expect(wakerIsBack).toBeLessThan(100_000);
});
