/** Measures every configuration of `test/state-space.json` again and writes the sizes back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { measure } from '../test/model/tokio/state-space.ts';
import type { Configuration, StateSpace } from '../test/model/tokio/state-space.ts';

const file = new URL('../test/state-space.json', import.meta.url);
const pinned: readonly (Configuration & StateSpace)[] = JSON.parse(readFileSync(file, 'utf8'));
const measured: (Configuration & StateSpace)[] = [];
for (const entry of pinned) measured.push({ ...entry, ...measure(entry) });
writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
