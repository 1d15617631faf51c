import { writeFileSync } from 'node:fs';
import { gather } from './vacuity/gather.ts';
import { pinnedFile, pinnedOf, statesForTest } from './vacuity/pinned.ts';

// Writes what no exploration of the specification shows, for the test that compares. Run it after a change of the
// specification, and say in the commit why what is new there is never shown.

writeFileSync(pinnedFile, `${JSON.stringify(pinnedOf(gather(statesForTest)), undefined, 2)}\n`);
