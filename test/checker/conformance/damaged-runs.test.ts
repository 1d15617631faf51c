import { describe, expect, it } from 'vitest';
import { unitsAt } from '../../../checker/conformance/repair/units.ts';
import { scenarios } from '../../../model/index.ts';
import { Dice } from '../properties/scheduler/random-walk.ts';
import { Tampering } from '../tampering/harness.ts';
import type { Recording } from '../tampering/recording.ts';
import { conforms } from './fixture.ts';
import { recorded, runtimeOf } from './support/random-run.ts';

type Damage = (recording: Recording, dice: Dice) => Recording | undefined;

/** Without one event, or without a begin and its end. */
const withoutOne: Damage = (recording, dice) => {
  const line = recording.events.map((event) => ({ event, isAdded: false }));
  const units = line.flatMap((_, i) => unitsAt(line, i).filter(({ length }) => length <= 2));
  const unit = units[dice.below(Math.max(1, units.length))];
  if (unit === undefined) return undefined;
  const tampering = new Tampering(recording);
  return tampering.remove(...unit.flatMap((place) => recording.events[place] ?? [])).result().recording;
};

/** With two neighbours recorded the other way around. Those of different threads are accepted either way. */
const withSwap: Damage = (recording, dice) => {
  const at = dice.below(Math.max(1, recording.events.length - 1));
  const [one, other] = recording.events.slice(at);
  if (one === undefined || other === undefined) return undefined;
  return new Tampering(recording).moveAfter(one, other).result().recording;
};

interface Found {
  readonly refused: number;
  /** Of those, how many have a repair of one edit. */
  readonly repaired: number;
}

const repairsOf = async (damage: Damage, workers: number, runs: number): Promise<Found> => {
  let [refused, repaired] = [0, 0];
  for (const scenario of scenarios.filter(({ name }) => name !== 'abort')) {
    const dice = new Dice(scenario.name.length * 7 + workers);
    for (const how of ['self-wake', 'yield_now'] as const)
      for (let i = 0; i < runs; i++) {
        const runtime = runtimeOf(scenario, how, '1.53.1', workers);
        const damaged = damage(recorded(runtime, '1.53.1', 60 + dice.below(90), dice), dice);
        if (damaged === undefined) continue;
        const { verdict, repairs } = await conforms(damaged, '1.53.1', { repairs: true });
        if (verdict !== 'refused') continue;
        refused += 1;
        if (repairs?.repairs.some(({ cost, isGood }) => cost === 1 && isGood) === true) repaired += 1;
      }
  }
  return { refused, repaired };
};

describe('a run of the specification that was damaged and is refused for it has a repair of one edit', () => {
  it.each([
    ['one thing is missing', withoutOne, 1, 3, 50],
    ['one thing is missing', withoutOne, 2, 2, 30],
    ['two neighbours are exchanged', withSwap, 2, 16, 10],
  ] as const)('where %s (%#)', async (_, damage, workers, runs, least) => {
    const { refused, repaired } = await repairsOf(damage, workers, runs);
    expect(refused).toBeGreaterThan(least);
    expect(refused - repaired).toBeLessThan(2);
  });
});
