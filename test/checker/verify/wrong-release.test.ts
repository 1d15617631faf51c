import { describe, expect, it } from 'vitest';
import type { YieldName } from '../../../model/index.ts';
import { explored, propertiesThat, type Deviations } from './explored.ts';

const cases: readonly (readonly [string, string, string, string, YieldName, Deviations])[] = [
  ['1.51.0', '1.53.0', 'lifo-private', 'hogged-worker', 'yield_now', {}],
  ['1.28.0', '1.53.0', 'lifo-cap', 'ping-pong', 'self-wake', { constants: { maxLifoPolls: 1 } }],
  [
    '1.51.2',
    '1.53.0',
    'queue-bounds',
    'many-short-tasks',
    'self-wake',
    { tasks: 4, polls: 1, constants: { queueCapacity: 2 } },
  ],
  [
    '1.53.0',
    '1.51.2',
    'queue-bounds',
    'many-short-tasks',
    'self-wake',
    { tasks: 4, polls: 1, constants: { queueCapacity: 2 } },
  ],
];

describe('the rules of one release under the name of another', () => {
  it.each(cases)('%s as %s is refuted by %s', (behaves, judgedAs, property, scenario, how, deviations) => {
    const right = explored(scenario, how, { behaves, property, ...deviations });
    const wrong = explored(scenario, how, { behaves, judgedAs, property, ...deviations });
    expect(propertiesThat('violated', right)).not.toContain(property);
    expect(propertiesThat('violated', wrong)).toContain(property);
  });
});
