import { beforeAll, describe, expect, test } from 'vitest';
import type { Lookup } from '../../scripts/guest-yields/corpus.ts';
import { readCorpus } from '../../scripts/guest-yields/corpus.ts';
import { claimsHeldTo } from '../../scripts/guest-yields/claims.ts';
import {
  modelledAs,
  passesWhileAway,
  pollsBeforeMessage,
  pollsBeforeTimer,
  pollsOfOthers,
} from '../../scripts/guest-yields/predicted.ts';

let of: Lookup;
beforeAll(async () => {
  of = await readCorpus();
});

const modelled = ['own', 'own-by-callback', 'fuel', 'yield-now', 'yield-now-twice', 'sleep-zero'] as const;

describe.each(['mt1', 'ct'] as const)('on %s', (shape) => {
  test.each(modelled)(
    'nothing that was recorded of guests that yield by %s exceeds what is predicted',
    (way) => {
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
    },
  );

  test('the bounds are nearly reached, so that they say something', () => {
    expect(of('one-guest', 'own', shape).late.timer.polls).toBeGreaterThan(
      pollsBeforeTimer('self-wake', shape, 1) / 2,
    );
  });
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
