import { describe, expect, it } from 'vitest';
import { boundedWaiting } from '../../../../checker/properties/bounded-waiting.ts';
import { deferredResumeBound } from '../../../../checker/properties/deferred-resume-bound.ts';
import { driverEveryEventInterval } from '../../../../checker/properties/driver-every-event-interval.ts';
import { lastSearcherNotifies } from '../../../../checker/properties/last-searcher-notifies.ts';
import { lifoCap } from '../../../../checker/properties/lifo-cap.ts';
import { lifoPrivate } from '../../../../checker/properties/lifo-private.ts';
import { lifoPushWakesNobody } from '../../../../checker/properties/lifo-push-wakes-nobody.ts';
import { localFifo } from '../../../../checker/properties/local-fifo.ts';
import { noParkWithLocalWork } from '../../../../checker/properties/no-park-with-local-work.ts';
import { oneDriverHolder } from '../../../../checker/properties/one-driver-holder.ts';
import { onePlace } from '../../../../checker/properties/one-place.ts';
import type { Property } from '../../../../checker/properties/property.ts';
import { queueBounds } from '../../../../checker/properties/queue-bounds.ts';
import type { Constants } from '../../../../model/index.ts';
import { scenarios, smallConstants } from '../../../../model/index.ts';
import { Dice, walk } from './random-walk.ts';

const properties: readonly Property[] = [
  onePlace,
  queueBounds,
  localFifo,
  noParkWithLocalWork,
  lifoCap,
  lifoPrivate,
  lifoPushWakesNobody,
  lastSearcherNotifies,
  oneDriverHolder,
  driverEveryEventInterval,
  deferredResumeBound,
  boundedWaiting,
];

/** Violations and decided instances by property, over random runs of every scenario. */
function judgeWalks(
  rulesFrom: string,
  judgedAs: string,
): Map<string, { violations: number; checked: number }> {
  const dice = new Dice(20);
  const found = new Map(properties.map(({ id }) => [id, { violations: 0, checked: 0 }]));
  for (const scenario of scenarios) {
    for (const how of ['self-wake', 'yield_now'] as const) {
      for (let i = 0; i < 16; i++) {
        const constants: Constants = {
          ...smallConstants,
          workers: 1 + dice.below(3),
          queueCapacity: 2 + 2 * dice.below(2),
          eventInterval: 3 + dice.below(3),
        };
        const programs = scenario.programs({ ...scenario.size, tasks: 2 + dice.below(3), yield: how });
        for (const verdict of walk(
          { rulesFrom, judgedAs, constants, programs, steps: 200 },
          properties,
          dice,
        )) {
          const sum = found.get(verdict.property);
          if (sum === undefined) continue;
          sum.violations += verdict.violations;
          sum.checked += verdict.checked;
        }
      }
    }
  }
  return found;
}

describe('random runs of the specification', () => {
  it.each(['1.28.2', '1.43.4', '1.51.1', '1.53.1'])('have no violation in %s', (release) => {
    const found = judgeWalks(release, release);
    expect([...found].filter(([, { violations }]) => violations > 0)).toEqual([]);
    expect(found.get(onePlace.id)?.checked).toBeGreaterThan(100);
    expect(found.get(boundedWaiting.id)?.checked).toBeGreaterThan(20);
  });

  it('violate the LIFO cap when an old release is taken for a new one', () => {
    expect(judgeWalks('1.28.2', '1.53.1').get(lifoCap.id)?.violations).toBeGreaterThan(0);
  });

  it('violate the privacy of LIFO slots, and wake for tasks in them, when 1.51.1 is taken for 1.51.2', () => {
    const found = judgeWalks('1.51.1', '1.51.2');
    expect(found.get(lifoPrivate.id)?.violations).toBeGreaterThan(0);
    expect(found.get(lifoPushWakesNobody.id)?.violations).toBeGreaterThan(0);
  });

  it('overflow the wrong half when 1.51.2 is taken for 1.52.2', () => {
    expect(judgeWalks('1.51.2', '1.52.2').get(queueBounds.id)?.violations).toBeGreaterThan(0);
  });
});
