import { ways } from '../capture/guests.ts';
import type { Shape } from '../capture/shapes.ts';
import { table } from '../documents/markdown.ts';
import { beside, delay, estimated } from './cells.ts';
import type { Lookup, Told } from './corpus.ts';
import { compared } from './estimates.ts';
import {
  modelledAs,
  passesWhileAway,
  pollsBeforeMessage,
  pollsBeforeTimer,
  pollsOfOthers,
} from './predicted.ts';
import type { Answered } from './predicted.ts';
import type { SimulatedFigure } from './predictions.ts';

const names: readonly string[] = ways.map(([way]) => way);
const yielding = names.filter((way) => way !== 'none' && way !== 'continue');

/** What no run exceeds of the passes of one yield, where that is known. */
const passes = (way: string, shape: Answered): string => {
  const how = modelledAs(way);
  const predicted = how && passesWhileAway(how, shape);
  if (predicted === undefined) return '-';
  const [least, most] = predicted;
  return least === most ? String(least) : `${least} to ${most}`;
};

const figureCell =
  (of: Lookup, program: Told, way: string, shape: Shape['name']) =>
  (name: SimulatedFigure, unit?: string): string =>
    estimated(compared(of, program, way, shape, name), unit);

const delayCell =
  (of: Lookup, program: Told, way: string, shape: Shape['name']) =>
  (what: 'timer' | 'socket' | 'message'): string =>
    delay(
      compared(of, program, way, shape, `${what}Median`),
      compared(of, program, way, shape, `${what}Most`),
    );

/** One guest on one thread: what happens outside, and the driver. */
export const oneThread = (of: Lookup, shape: Answered): string =>
  table(
    [
      'way',
      'yields',
      'passes a yield',
      'in every run',
      'polls while a timer is due',
      'while a socket is ready',
      'while a message is there',
      'timer late, ms',
      'socket late, ms',
      'message late, ms',
    ],
    names.map((way) => {
      const { yields, late } = of('one-guest', way, shape);
      const how = modelledAs(way);
      const driver = how && pollsBeforeTimer(how, shape, 1);
      const foreign = how && pollsBeforeMessage(how, shape, 1);
      const cell = figureCell(of, 'one-guest', way, shape);
      const lateness = delayCell(of, 'one-guest', way, shape);
      return [
        `\`${way}\``,
        cell('yields'),
        cell('passes'),
        passes(way, shape),
        beside(yields === 0 ? undefined : late.timer.polls, driver),
        beside(yields === 0 ? undefined : late.socket.polls, driver),
        beside(yields === 0 ? undefined : late.message.polls, foreign),
        lateness('timer'),
        lateness('socket'),
        lateness('message'),
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
      const overtaking = (shape: Shape['name']): string =>
        figureCell(of, 'three-guests', way, shape)('overtaking', ' %');
      const others = (shape: Shape['name']): string =>
        figureCell(of, 'three-guests', way, shape)('othersAtMost');
      const bounded = (shape: Answered): string => {
        const most = how && pollsOfOthers(how, shape, 3);
        return most === undefined ? others(shape) : beside(of('three-guests', way, shape).othersAtMost, most);
      };
      return [
        `\`${way}\``,
        overtaking('mt1'),
        overtaking('ct'),
        overtaking('mt2'),
        bounded('mt1'),
        bounded('ct'),
        others('mt2'),
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
      'yields',
      'migrations of 100 yields',
      'passes a yield',
      'timer late, ms',
      'socket late, ms',
      'message late, ms',
    ],
    yielding.flatMap((way) =>
      (['one-guest', 'three-guests'] as const).flatMap((program) =>
        (['mt2', 'mt4'] as const).map((shape) => {
          const cell = figureCell(of, program, way, shape);
          const lateness = delayCell(of, program, way, shape);
          return [
            `\`${way}\``,
            program === 'one-guest' ? '1' : '3',
            shape.slice('mt'.length),
            cell('yields'),
            cell('migrating'),
            cell('passes'),
            lateness('timer'),
            lateness('socket'),
            lateness('message'),
          ];
        }),
      ),
    ),
  );
