import { describe, expect, test } from 'vitest';
import type { Property } from '../../../../checker/properties/property.ts';
import { waitLimits } from '../../../../checker/starvation/recorded/index.ts';
import type { Constants } from '../../../../model/index.ts';
import { scenarios, smallConstants } from '../../../../model/index.ts';
import type { RuntimeInfo } from '../../../../traces/index.ts';
import { Dice, walk } from '../../properties/scheduler/random-walk.ts';

const deferred = waitLimits.find(({ property }) => property.id === 'deferred-woken-in-time')?.property;
if (deferred === undefined) throw new Error('there is no such limit');

/** The limit as a recorder without probes lets it be judged, of a runtime that is taken for another. */
const withoutProbes = (property: Property, taken: (runtime: RuntimeInfo) => RuntimeInfo): Property => ({
  ...property,
  observe: (runtime, shows, traits) => {
    const { on, ...observer } = property.observe(taken(runtime), shows, traits);
    const { take: _take, steal: _steal, ...seen } = on;
    return { ...observer, on: seen };
  },
});

const sums = (
  release: string,
  property: Property,
): { readonly violations: number; readonly checked: number } => {
  const dice = new Dice(7);
  let [violations, checked] = [0, 0];
  for (const scenario of scenarios) {
    for (let i = 0; i < 24; i++) {
      const constants: Constants = {
        ...smallConstants,
        workers: 1 + dice.below(2),
        queueCapacity: 4,
        eventInterval: 3 + dice.below(3),
      };
      const programs = scenario.programs({ ...scenario.size, tasks: 2 + dice.below(3), yield: 'yield_now' });
      const run = { rulesFrom: release, judgedAs: release, constants, programs, steps: 250 };
      for (const verdict of walk(run, [property], dice)) {
        violations += verdict.violations;
        checked += verdict.checked;
      }
    }
  }
  return { violations, checked };
};

const asItIs = (runtime: RuntimeInfo): RuntimeInfo => runtime;
const sooner = (runtime: RuntimeInfo): RuntimeInfo => ({
  ...runtime,
  config: { ...runtime.config, event_interval: 2 },
});

describe.each(['1.28.2', '1.43.4', '1.51.1', '1.53.1'])(
  'random runs of the specification of %s',
  (release) => {
    test.each([
      ['with probes', deferred],
      ['without', withoutProbes(deferred, asItIs)],
    ])('keep deferred tasks within the limit, %s', (_, property) => {
      const { violations, checked } = sums(release, property);
      expect(violations).toBe(0);
      expect(checked).toBeGreaterThan(50);
    });

    test('exceed that of a smaller event interval', () => {
      expect(sums(release, withoutProbes(deferred, sooner)).violations).toBeGreaterThan(0);
    });
  },
);
