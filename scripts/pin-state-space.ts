/** Measures every configuration of `test/state-space.json` again and writes the sizes back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { measure, type Configuration, type StateSpace } from '../test/model/tokio/state-space.ts';

const file = new URL('../test/state-space.json', import.meta.url);
const pinned: readonly (Configuration & Partial<StateSpace>)[] = JSON.parse(readFileSync(file, 'utf8'));
const measured = pinned.map(({ states: _s, transitions: _t, depth: _d, terminal: _e, ...configuration }) => ({
  ...configuration,
  ...measure(configuration),
}));
writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
