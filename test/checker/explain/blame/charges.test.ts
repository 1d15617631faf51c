import { describe, expect, test } from 'vitest';
import { rulesOf, scenarios, smallConstants } from '../../../../model/index.ts';
import { beliefs } from '../../../../checker/beliefs/index.ts';
import { beliefCharges } from '../../../../checker/explain/blame/belief-charges.ts';
import { charges } from '../../../../checker/explain/blame/charges.ts';
import { testedBy } from '../../../../checker/explain/blame/tested-by.ts';
import { castOf } from '../../../../checker/explain/findings/cast.ts';
import { allProperties, recordedProperties } from '../../../../checker/properties/index.ts';
import { deferredLimit } from '../../../../checker/starvation/recorded/limits/deferred.ts';
import { queuedLimit } from '../../../../checker/starvation/recorded/limits/queued.ts';
import { verify } from '../../../../checker/verify/verify.ts';

const everyProperty = [...recordedProperties, deferredLimit.property, queuedLimit.property];

describe('what a broken property means', () => {
  test('is told of every property and belief, and of nothing else', () => {
    expect([...charges.keys()].toSorted()).toEqual(everyProperty.map(({ id }) => id).toSorted());
    expect([...beliefCharges.keys()].toSorted()).toEqual(beliefs.map(({ claim }) => claim.id).toSorted());
  });

  test.each([...charges])('%s reads as a clause even if the events name nobody', (_, charge) => {
    const clause = charge.headline(castOf([]));
    expect(clause).not.toMatch(/undefined|[.!?]$/u);
    expect(charge.because).toMatch(/^[A-Z].*\.$/u);
  });
});

const flavors = ['multi_thread', 'current_thread'] as const;

describe('where a property is put to the test', () => {
  const places = [
    ...new Map(allProperties.map(({ id }) => [JSON.stringify(testedBy(id)), testedBy(id)])).values(),
  ];

  const asked = places.flatMap((place) => flavors.map((flavor) => ({ place, flavor })));

  test.each(asked)(
    '$place.scenario under $place.yield tests on $flavor what it is told for',
    ({ flavor, place }) => {
      const scenario = scenarios.find(({ name }) => name === place.scenario);
      const rules = rulesOf('1.53.1');
      if (scenario === undefined || rules === undefined) throw new RangeError(place.scenario);
      const properties = allProperties.filter(({ id }) => {
        const told = testedBy(id);
        return told.scenario === place.scenario && told.yield === place.yield;
      });
      const { verdicts } = verify({
        scenario,
        size: { ...scenario.size, yield: place.yield },
        flavor,
        release: '1.53.1',
        rules,
        constants: smallConstants,
        properties,
        beliefs: [],
        limits: { states: 800 },
        symmetry: true,
        fingerprint: false,
        threads: 1,
      });
      const untested = verdicts.filter(
        ({ checked, verdict }) => checked === 0 && verdict !== 'not-checkable',
      );
      expect(untested.map(({ property }) => property)).toEqual([]);
    },
  );
});
