import type { Lookup, Told } from './corpus.ts';
import { recordingOf } from './corpus.ts';
import type { Shape } from '../capture/shapes.ts';
import { number } from './cells.ts';

/** Something that the issue says or implies, held to recordings. */
export interface Claim {
  readonly sentence: string;
  readonly isTrue: boolean;
  /** What the recordings show. */
  readonly because: string;
  /** From the folder of recordings on. */
  readonly shownBy: readonly string[];
}

type Recording = readonly [program: Told, way: string, shape: Shape['name']];

const shownBy = (...recordings: readonly Recording[]): readonly string[] =>
  recordings.map((recording) => recordingOf(...recording));

/** Lateness in milliseconds above which a timer of a millisecond was starved, and not only late. */
const starved = 20;

/** The claims of wasmtime#10667 and of #10671, with what the recordings say to them. */
export const claimsHeldTo = (of: Lookup): readonly Claim[] => {
  const three = of('three-guests', 'own', 'mt1');
  const lone = of('one-guest', 'own', 'mt1');
  const custom = of('one-guest', 'yield-now', 'mt1');
  const threeCustom = of('three-guests', 'yield-now', 'mt1');
  const away = of('one-guest', 'own', 'mt2');
  const kept = of('one-guest', 'yield-now', 'mt2');
  const moved = of('three-guests', 'yield-now', 'mt2');
  const slotless = of('one-guest', 'own-no-lifo-slot', 'mt1');
  const threeSlotless = of('three-guests', 'own-no-lifo-slot', 'mt1');
  const fuel = of('one-guest', 'fuel', 'mt1');
  return [
    {
      sentence:
        'A guest that yields by Wasmtime’s own yield ends up at the front of the queue, not at the back.',
      isTrue: three.overtaking > 0,
      because: `Of ${three.yields} yields by three guests ${number(three.overtaking)} % ended before one that had begun before: each waits for both others. It goes to the back of the local queue, and the LIFO slot has no part in it; with nothing else in the queue, back and front are the same.`,
      shownBy: shownBy(['three-guests', 'own', 'mt1'], ['three-guests', 'own', 'ct']),
    },
    {
      sentence:
        'A guest alone on its worker is scheduled again at once, without timers and sockets being looked at.',
      isTrue: lone.withoutPass > 90 && lone.late.timer.most > starved,
      because: `During ${number(lone.withoutPass)} % of its yields nothing passed through the driver, and a timer of 1 ms was up to ${number(lone.late.timer.most)} ms late, a socket ${number(lone.late.socket.most)} ms.`,
      shownBy: shownBy(['one-guest', 'own', 'mt1'], ['one-guest', 'own', 'ct']),
    },
    {
      sentence: 'That would not be so if the LIFO slot were disabled.',
      isTrue: slotless.withoutPass < 90,
      because: `With the LIFO slot disabled nothing passed through the driver during ${number(slotless.withoutPass)} % of the yields, and a timer was up to ${number(slotless.late.timer.most)} ms late; of three guests ${number(threeSlotless.overtaking)} % of the yields overtook another.`,
      shownBy: shownBy(['one-guest', 'own-no-lifo-slot', 'mt1'], ['three-guests', 'own-no-lifo-slot', 'mt1']),
    },
    {
      sentence:
        'With `tokio::task::yield_now` the guest goes on only after its worker has been through the driver.',
      isTrue: custom.withoutPass === 0 && threeCustom.withoutPass === 0,
      because: `On one worker none of ${custom.yields + threeCustom.yields} yields was without a pass, and beside one guest ${number(custom.passes ?? 0)} passes came on a yield. With several workers the pass may have been another's, or none where another held the driver.`,
      shownBy: shownBy(['one-guest', 'yield-now', 'mt1'], ['three-guests', 'yield-now', 'mt1']),
    },
    {
      sentence: '`yield_now` puts the guest at the back, so that guests take turns.',
      isTrue: threeCustom.overtaking === 0,
      because: `${number(threeCustom.overtaking)} % of the yields by three guests overtook an earlier one: the deferred are woken last first.`,
      shownBy: shownBy(['three-guests', 'yield-now', 'mt1'], ['three-guests', 'yield-now', 'ct']),
    },
    {
      sentence: 'A guest that has yielded by Wasmtime’s own yield may be stolen by another worker at once.',
      isTrue: away.migrating > 0,
      because: `With an idle worker beside it a guest went on there after ${number(away.migrating)} % of its yields.`,
      shownBy: shownBy(['one-guest', 'own', 'mt2'], ['one-guest', 'own', 'mt4']),
    },
    {
      sentence:
        'A guest that has yielded by `yield_now` is not stolen immediately, for it is deferred first.',
      isTrue: kept.migrating === 0,
      because: `Alone beside an idle worker it moved after ${number(kept.migrating)} % of its yields. It is no promise: with three guests on two workers ${number(moved.migrating)} % moved, once they had been woken and queued.`,
      shownBy: shownBy(['one-guest', 'yield-now', 'mt2'], ['three-guests', 'yield-now', 'mt2']),
    },
    {
      sentence: 'A custom yield cures what is late (#10671).',
      isTrue: custom.late.timer.median * 5 < lone.late.timer.median,
      because: `The median lateness of a timer on one worker is ${number(custom.late.timer.median)} ms instead of ${number(lone.late.timer.median)} ms, that of a socket ${number(custom.late.socket.median)} ms instead of ${number(lone.late.socket.median)} ms.`,
      shownBy: shownBy(['one-guest', 'yield-now', 'mt1'], ['one-guest', 'own', 'mt1']),
    },
    {
      sentence: 'The custom yield is not to be had for guests that run on fuel (#10671).',
      isTrue: fuel.withoutPass > 90,
      because: `Out of fuel guests yield by Wasmtime’s own yield still: during ${number(fuel.withoutPass)} % of the yields nothing passed through the driver, and a timer was up to ${number(fuel.late.timer.most)} ms late.`,
      shownBy: shownBy(['one-guest', 'fuel', 'mt1']),
    },
  ];
};
