import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureDurations } from './durations/measure.ts';

const file = join(import.meta.dirname, '..', 'checker', 'timing', 'measured-durations.ts');
const { durations, seen, leftOut } = await measureDurations();
const { step, pass, oversleep, wakings } = durations;
const grouped = (value: number): string => String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, '_');

writeFileSync(
  file,
  `import type { Durations } from './durations.ts';

/**
 * Measured by \`npx tsx scripts/measure-durations.ts\` in recordings of \`traces/corpus\` in which no guest of Wasmtime runs:
 * \`step\` and \`pass\` where one task yields alone on one worker, \`oversleep\` of the foreign thread of the recorded
 * programs, and \`wakings\` wherever one worker could be woken and the one that woke it was not descheduled.
 */
export const measuredDurations: Durations = {
  step: ${grouped(step)},
  pass: ${grouped(pass)},
  oversleep: ${grouped(oversleep)},
  wakings: [
${wakings.map(({ wakerIsBack, wokenRuns }) => `    { wakerIsBack: ${grouped(wakerIsBack)}, wokenRuns: ${grouped(wokenRuns)} },`).join('\n')}
  ],
};

/** Wakings that were seen, and those that are not among these, since whoever woke another thread was descheduled. */
export const wakingsSeen = { all: ${seen}, descheduled: ${leftOut} };
`,
);
