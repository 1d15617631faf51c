import { ways } from '../capture/guests.ts';
import { table } from '../documents/markdown.ts';
import { beside, number, times } from './cells.ts';
import type { Lookup } from './corpus.ts';
import {
  modelledAs,
  passesWhileAway,
  pollsBeforeMessage,
  pollsBeforeTimer,
  pollsOfOthers,
} from './predicted.ts';
import type { Answered } from './predicted.ts';

const names: readonly string[] = ways.map(([way]) => way);
const yielding = names.filter((way) => way !== 'none' && way !== 'continue');

/** What is predicted of the passes of one yield, where the specification has the way. */
const passes = (way: string, shape: Answered): string => {
  const how = modelledAs(way);
  const predicted = how && passesWhileAway(how, shape);
  if (predicted === undefined) return '-';
  const [least, most] = predicted;
  return least === most ? String(least) : `${least} to ${most}`;
};

/** One guest on one thread: what happens outside, and the driver. */
export const oneThread = (of: Lookup, shape: Answered): string =>
  table(
    [
      'way',
      'yields',
      'passes a yield',
      'predicted',
      'polls while a timer is due',
      'while a socket is ready',
      'while a message is there',
      'timer late, ms',
      'socket late, ms',
      'message late, ms',
    ],
    names.map((way) => {
      const { yields, passes: mean, late } = of('one-guest', way, shape);
      const how = modelledAs(way);
      const driver = how && pollsBeforeTimer(how, shape, 1);
      const foreign = how && pollsBeforeMessage(how, shape, 1);
      return [
        `\`${way}\``,
        number(yields),
        mean === undefined ? '-' : number(mean),
        passes(way, shape),
        beside(yields === 0 ? undefined : late.timer.polls, driver),
        beside(yields === 0 ? undefined : late.socket.polls, driver),
        beside(yields === 0 ? undefined : late.message.polls, foreign),
        times(late.timer),
        times(late.socket),
        times(late.message),
      ];
    }),
  );

/** Three guests: who goes first. */
export const order = (of: Lookup): string =>
  table(
    [
      'way',
      'overtaking, 1 worker',
      'current_thread',
      '2 workers',
      'polls of other guests, 1 worker',
      'current_thread',
      '2 workers',
    ],
    yielding.map((way) => {
      const how = modelledAs(way);
      const [one, single, two] = [
        of('three-guests', way, 'mt1'),
        of('three-guests', way, 'ct'),
        of('three-guests', way, 'mt2'),
      ];
      return [
        `\`${way}\``,
        `${number(one.overtaking)} %`,
        `${number(single.overtaking)} %`,
        `${number(two.overtaking)} %`,
        beside(one.othersAtMost, how && pollsOfOthers(how, 'mt1', 3)),
        beside(single.othersAtMost, how && pollsOfOthers(how, 'ct', 3)),
        number(two.othersAtMost),
      ];
    }),
  );

/** Several workers: where guests go on, and what is late. */
export const severalWorkers = (of: Lookup): string =>
  table(
    [
      'way',
      'guests',
      'workers',
      'migrations of 100 yields',
      'passes a yield',
      'timer late, ms',
      'socket late, ms',
      'message late, ms',
    ],
    yielding.flatMap((way) =>
      (['one-guest', 'three-guests'] as const).flatMap((program) =>
        (['mt2', 'mt4'] as const).map((shape) => {
          const { migrating, passes: mean, late } = of(program, way, shape);
          return [
            `\`${way}\``,
            program === 'one-guest' ? '1' : '3',
            shape.slice(2),
            number(migrating),
            mean === undefined ? '-' : number(mean),
            times(late.timer),
            times(late.socket),
            times(late.message),
          ];
        }),
      ),
    ),
  );
