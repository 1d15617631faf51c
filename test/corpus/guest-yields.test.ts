import { beforeAll, describe, expect, test } from 'vitest';
import type { Lookup } from '../../scripts/guest-yields/corpus.ts';
import { readCorpus } from '../../scripts/guest-yields/corpus.ts';
import { movesAlone } from '../../scripts/guest-yields/can-move.ts';
import { claimsHeldTo } from '../../scripts/guest-yields/claims.ts';
import { allCompared, exceptions } from '../../scripts/guest-yields/estimates.ts';
import type { Compared } from '../../scripts/guest-yields/estimates.ts';
import {
  modelledAs,
  passesWhileAway,
  pollsBeforeMessage,
  pollsBeforeTimer,
  pollsOfOthers,
} from '../../scripts/guest-yields/predicted.ts';
import type { Answered } from '../../scripts/guest-yields/predicted.ts';
import { predicted } from '../../scripts/guest-yields/predicted.generated.ts';
import { predict } from '../../scripts/guest-yields/predictions.ts';
import { measureUnitOfFuel, unitOfFuel } from '../../scripts/guest-yields/unit-of-fuel.ts';

let of: Lookup;
beforeAll(async () => {
  of = await readCorpus();
});

const modelled = ['own', 'own-by-callback', 'fuel', 'yield-now', 'yield-now-twice', 'sleep-zero'] as const;

const expectWithinBounds = (way: string, shape: Answered): void => {
  const how = modelledAs(way);
  if (how === undefined) throw new RangeError(`${way} is not modelled`);
  const { late, passes } = of('one-guest', way, shape);
  expect(late.timer.polls).toBeLessThanOrEqual(pollsBeforeTimer(how, shape, 1));
  expect(late.socket.polls).toBeLessThanOrEqual(pollsBeforeTimer(how, shape, 1));
  expect(late.message.polls).toBeLessThanOrEqual(pollsBeforeMessage(how, shape, 1));
  expect(passes).toBeLessThanOrEqual(passesWhileAway(how, shape)?.[1] ?? Infinity);
  expect(of('three-guests', way, shape).othersAtMost).toBeLessThanOrEqual(
    pollsOfOthers(how, shape, 3) ?? Infinity,
  );
};

describe.each(['mt1', 'ct'] as const)('on %s', (shape) => {
  test.each(modelled)(
    'nothing that was recorded of guests that yield by %s exceeds what is predicted',
    (way) => expectWithinBounds(way, shape),
  );

  test('the bounds are nearly reached, so that they say something', () => {
    expect(of('one-guest', 'own', shape).late.timer.polls).toBeGreaterThan(
      pollsBeforeTimer('self-wake', shape, 1) / 2,
    );
  });
});

test('nothing that was recorded of guests that yield by spawn-blocking exceeds it, on one worker', () => {
  expectWithinBounds('spawn-blocking', 'mt1');
});

const nameOf = ({ program, way, shape, name }: Compared): string => `${program}-${way}-${shape} ${name}`;
const near = (some: readonly Compared[]): number =>
  some.filter(({ closeness }) => closeness === 'near').length / some.length;
const timerLate = (way: string): number | undefined => predicted[`one-guest-${way}-mt1`]?.timerMedian?.[0];

describe('what is simulated', () => {
  test('is near what was recorded, but for what the recording or an exception explains', () => {
    const far = allCompared(of).filter(({ closeness }) => closeness === 'far');
    expect(far.map(nameOf)).toEqual(exceptions.map(({ recording, name }) => `${recording} ${name}`));
  });

  test('is near of most figures, and of nearly all of one guest on one thread that was not kept from computing', () => {
    const all = allCompared(of);
    expect(all.length).toBeGreaterThan(600);
    expect(near(all)).toBeGreaterThan(0.7);
    const calm = all.filter(({ way, shape }) => shape === 'ct' && (way === 'own' || way === 'yield-now'));
    expect(near(calm)).toBeGreaterThan(0.9);
  });

  test('tells ways of yielding apart as the recordings do', () => {
    expect(timerLate('own')).toBeGreaterThan(40);
    expect(timerLate('yield-now')).toBeLessThan(3);
    expect(predicted['three-guests-yield-now-ct']?.overtaking?.[0]).toBeCloseTo(66.7, 0);
    expect(predicted['three-guests-sleep-zero-ct']?.overtaking?.[0]).toBe(0);
  });

  test('is what scripts/predict-guest-yields.ts writes', () => {
    expect(predict('three-guests', 'own', 'ct')).toEqual(predicted['three-guests-own-ct']);
    expect(predict('one-guest', 'own', 'mt1')).toEqual(predicted['one-guest-own-mt1']);
  });

  test('supposes that a unit of fuel lasts as long as other guests took for it', async () => {
    expect(unitOfFuel).toBe(await measureUnitOfFuel());
  });
});

test('a guest quite alone on two workers stays where it is under yield_now, in every run', () => {
  expect(movesAlone('yield-now').canMove).toBe(false);
  expect(movesAlone('own').canMove).toBe(true);
});

test('of what was claimed three things are refuted, and the rest is so', () => {
  const verdicts = claimsHeldTo(of).map(({ sentence, isTrue }) => `${isTrue}: ${sentence}`);
  expect(verdicts).toMatchInlineSnapshot(`
    [
      "false: A guest that yields by Wasmtime’s own yield ends up at the front of the queue, not at the back.",
      "true: A guest alone on its worker is scheduled again at once, without timers and sockets being looked at.",
      "false: That would not be so if the LIFO slot were disabled.",
      "true: With \`tokio::task::yield_now\` the guest goes on only after its worker has been through the driver.",
      "false: \`yield_now\` puts the guest at the back, so that guests take turns.",
      "true: A guest that has yielded by Wasmtime’s own yield may be stolen by another worker at once.",
      "true: A guest that has yielded by \`yield_now\` is not stolen immediately, for it is deferred first.",
      "true: A custom yield cures what is late (#10671).",
      "true: The custom yield is not to be had for guests that run on fuel (#10671).",
    ]
  `);
});
