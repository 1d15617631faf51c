import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import pinned from '../../state-space.json' with { type: 'json' };
import schema from '../../state-space.schema.json' with { type: 'json' };
import { measure, type Configuration } from './state-space.ts';

const isYield = (name: string): name is Configuration['yield'] =>
  name === 'self-wake' || name === 'yield_now';

describe('the sizes of state spaces', () => {
  it('are well-formed data', () => {
    const ajv = new Ajv({ allErrors: true });
    expect(ajv.validate(schema, pinned), ajv.errorsText()).toBe(true);
  });

  it.each(pinned)(
    '$scenario, $yield, $release, $constants',
    ({ states, transitions, depth, terminal, ...rest }) => {
      const { yield: how } = rest;
      if (!isYield(how)) throw new Error(`no way of yielding is called ${how}`);
      expect(measure({ ...rest, yield: how })).toEqual({ states, transitions, depth, terminal });
    },
  );
});
