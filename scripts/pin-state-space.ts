/**
 * Measures every configuration of `test/state-space.json` again, and those that are missing from what is to be pinned
 * for each release, and writes the sizes back.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { measure, nameOf, releaseByRelease } from '../test/model/tokio/state-space.ts';
import type { Configuration, StateSpace } from '../test/model/tokio/state-space.ts';

const file = new URL('../test/state-space.json', import.meta.url);
const pinned: readonly (Configuration & StateSpace)[] = JSON.parse(readFileSync(file, 'utf8'));
const known = new Set(pinned.map((entry) => nameOf(entry)));
const missing = releaseByRelease.filter((entry) => !known.has(nameOf(entry)));
const measured: (Configuration & StateSpace)[] = [];
for (const entry of [...pinned, ...missing]) measured.push({ ...entry, ...measure(entry) });
writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
