import { describe, expect, it } from 'vitest';
import { joinerWoken } from '../../../checker/properties/joiner-woken.ts';
import { noPollAfterAbort } from '../../../checker/properties/no-poll-after-abort.ts';
import { oneBudgetATick } from '../../../checker/properties/one-budget-a-tick.ts';
import type { Property } from '../../../checker/properties/property.ts';
import { scenarios } from '../../../model/index.ts';
import { recorded, runtimeOf } from '../conformance/support/random-run.ts';
import { Dice } from '../properties/scheduler/random-walk.ts';
import { expectCaught, expectHolds, judge, Tampering } from './harness.ts';
import type { Recording } from './recording.ts';
import { eventsOf, firstOf } from './recording.ts';

const enough = 2_000;

/** A random run of the specification to its end: no recorder shows joins, aborts and units of budget. */
const ran = (scenario: string, release: string, seed: number): Recording => {
  const found = scenarios.find(({ name }) => name === scenario);
  if (found === undefined) throw new Error(`no scenario ${scenario}`);
  const run = recorded(runtimeOf(found, 'self-wake', release, 2), release, enough, new Dice(seed));
  return { ...run, end: { e: 'end', n: run.events.length, complete: true } };
};

const firstThat = (
  property: Property,
  scenario: string,
  suits: (recording: Recording) => boolean = () => true,
): Recording => {
  for (let seed = 1; seed < 100; seed++) {
    const recording = ran(scenario, '1.53.0', seed);
    if (judge(property, recording, true).checked > 0 && suits(recording)) return recording;
  }
  throw new Error(`no run of ${scenario} puts ${property.id} to the test`);
};

/** Whether the first task to be aborted is taken once more, to be cancelled. */
const isTakenLater = (recording: Recording): boolean => {
  const [abort] = eventsOf(recording, 'abort');
  const last = eventsOf(recording, 'take', ({ task }) => task === abort?.task).at(-1);
  return abort !== undefined && last !== undefined && last.g > abort.g;
};

describe.each([
  [joinerWoken.id, joinerWoken, ['join', 'abort', 'shutdown', 'block-in-place']],
  [noPollAfterAbort.id, noPollAfterAbort, ['abort']],
  [oneBudgetATick.id, oneBudgetATick, ['coop-budget']],
] as const)('%s', (_id, property, names) => {
  const releases = ['1.20.6', '1.28.2', '1.43.4', '1.51.1', '1.53.0'];
  it.each(names.flatMap((name) => releases.map((release) => [name, release] as const)))(
    'holds in runs of %s in %s',
    (name, release) => {
      const verdicts = Array.from({ length: 12 }, (_, seed) =>
        judge(property, ran(name, release, seed), true),
      );
      expect(verdicts.filter(({ verdict }) => verdict !== 'holds' && verdict !== 'vacuous')).toEqual([]);
      expect(verdicts.some(({ checked }) => checked > 0)).toBe(true);
    },
  );
});

describe('joiner-woken', () => {
  const recording = firstThat(joinerWoken, 'join');
  const wake = firstOf(recording, 'wake.begin', ({ from }) => from === 'complete');
  const join = firstOf(recording, 'join', ({ of }) => of === wake.by);
  const end = firstOf(recording, 'task.end', ({ task }) => task === wake.by);

  it('catches a wake of the joiner that is left out, or comes after the end', () => {
    expectHolds(joinerWoken, recording);
    const without = new Tampering(recording).remove(wake);
    const late = new Tampering(recording).moveAfter(wake, end);
    for (const tampering of [without, late])
      expectCaught(joinerWoken, tampering, [join, end], /does not wake task/u);
  });

  it('catches another that is woken in its place', () => {
    const other = new Tampering(recording).edit(wake, { task: 900 });
    expectCaught(joinerWoken, other, [join, end], /does not wake task/u);
  });
});

describe('no-poll-after-abort', () => {
  it('catches an aborted task that is polled where it was to be cancelled', () => {
    const recording = firstThat(noPollAfterAbort, 'abort', isTakenLater);
    const abort = firstOf(recording, 'abort');
    const taken = firstOf(recording, 'take', ({ task }) => task === abort.task, { after: abort });
    const { g, t, s, w } = taken;
    const tampering = new Tampering(recording);
    const poll = tampering.copyAfter({ e: 'poll.begin', task: abort.task, g, t, s, w }, taken);
    expectHolds(noPollAfterAbort, recording);
    expectCaught(noPollAfterAbort, tampering, [abort, poll], /is polled after it was aborted/u);
  });
});

describe('one-budget-a-tick', () => {
  it('catches a resource that is given to a task which was refused', () => {
    const recording = firstThat(oneBudgetATick, 'coop-budget', (run) =>
      run.events.some((event) => event.e === 'yield' && event.how === 'coop'),
    );
    const refused = firstOf(recording, 'yield', ({ how }) => how === 'coop');
    const { g, t, s, w, task } = refused;
    const tampering = new Tampering(recording);
    const used = tampering.copyAfter({ e: 'consume', task, g, t, s, w }, refused);
    expectHolds(oneBudgetATick, recording);
    expectCaught(oneBudgetATick, tampering, [used], /units of coop budget; they have/u);
  });
});
