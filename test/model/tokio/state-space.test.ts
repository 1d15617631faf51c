import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { measure, nameOf, releaseByRelease, type Configuration, type StateSpace } from './state-space.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) satisfies unknown;

const ajv = new Ajv({ allErrors: true, strictTypes: false });
const isPinned = ajv.compile<readonly (Configuration & StateSpace)[]>(
  read('state-space.schema.json') ?? false,
);
const pinned = read('state-space.json');
if (!isPinned(pinned)) throw new Error(ajv.errorsText(isPinned.errors));

describe('the sizes of state spaces', () => {
  it('are pinned once each, and for every release at every bound', () => {
    const names = pinned.map((entry) => nameOf(entry));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(releaseByRelease.map((entry) => nameOf(entry))));
  });

  it.each(pinned)(
    '$scenario, $yield, $release, $flavor, $tasks tasks, $polls polls, $constants',
    ({ states, transitions, depth, terminal, ...rest }) => {
      expect(measure(rest)).toEqual({ states, transitions, depth, terminal });
    },
  );
});
