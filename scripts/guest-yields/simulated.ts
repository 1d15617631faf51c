import { newestWasmtime, rulesOf } from '../../model/index.ts';
import type { Instruction, Program, Runtime } from '../../model/index.ts';
import { realConstants } from '../../checker/starvation/index.ts';
import type { Durations } from '../../checker/timing/durations.ts';
import { Lateness } from '../../checker/timing/lateness.ts';
import type { WaitedFor } from '../../checker/timing/lateness.ts';
import { measuredDurations } from '../../checker/timing/measured-durations.ts';
import { simulatorOf } from '../../checker/timing/simulate.ts';
import type { Surroundings } from '../../checker/timing/surroundings.ts';
import { guestsOn } from '../../checker/verify/runtime-of.ts';
import { thoroughTokio } from '../capture/releases.ts';
import type { Shape } from '../capture/shapes.ts';
import type { Told } from './corpus.ts';
import { figuresOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { GuestsSeen } from './guests-seen.ts';
import type { Late, Outside } from './recorded.ts';
import { unitOfFuel } from './unit-of-fuel.ts';
import { forEver, guestBy, sizes, yieldsBy } from './ways-modelled.ts';

const millisecond = 1_000_000;

/** In the order in which they are spawned. */
const beside: readonly Program[] = [
  forEver('timer', { does: 'wait', for: 'timer' }),
  forEver('message', { does: 'wait', for: 'foreign wake' }),
  forEver('socket', { does: 'wait', for: 'socket' }),
];

/** The task that spawns all others, as that of the recorded program does. */
const parentOf = (children: readonly Program[]): Program => ({
  role: 'parent',
  instructions: children.map((_, index): Instruction => ({ does: 'spawn', task: index + 1 })),
});

const runtimeOf = (way: string, guests: number, shape: Shape['name']): Runtime => {
  const flavor = shape === 'ct' ? 'current_thread' : 'multi_thread';
  const rules = rulesOf(thoroughTokio);
  if (rules === undefined) throw new RangeError(`nothing is known of ${thoroughTokio}`);
  const children = [...beside, ...Array.from({ length: guests }, () => guestBy(way))];
  const programs = [parentOf(children), ...children];
  const constants = {
    ...realConstants(flavor),
    queueCapacity: 2 * programs.length + 2,
    workers: shape === 'ct' ? 1 : Number(shape.slice('mt'.length)),
    ...(flavor === 'multi_thread' && { globalQueueInterval: 'auto' as const }),
  };
  return { flavor, rules, constants, programs, ...guestsOn(newestWasmtime) };
};

const nameOf: Readonly<Record<WaitedFor, Outside>> = {
  timer: 'timer',
  socket: 'socket',
  'foreign wake': 'message',
};

/** Half of the period of the foreign thread, which sends a message and a byte in turn, and how long it sleeps longer. */
const between = 2 * (2_300_000 + measuredDurations.oversleep);

const surroundingsOf = (program: Told, way: string): Surroundings => {
  const { lasts, epoch, fuel } = sizes[program];
  const computes = { sleeps: millisecond, between };
  if (yieldsBy(way).length === 0) return { ...computes, computes: { for: lasts } };
  return { ...computes, computes: way === 'fuel' ? { for: fuel * unitOfFuel } : { untilEpoch: epoch } };
};

/** What is to be simulated: a recorded program, for as long as it was recorded. */
export interface Simulated {
  readonly program: Told;
  readonly way: string;
  readonly shape: Shape['name'];
  /** Those that were measured if absent. */
  readonly durations?: Durations;
}

/** What the specification comes to when it runs in time what was recorded; `run` is the number of the run. */
export const simulated = ({ program, way, shape, durations }: Simulated, run: number): Figures => {
  const { guests, lasts } = sizes[program];
  const runtime = runtimeOf(way, guests, shape);
  const surroundings = surroundingsOf(program, way);
  const lateness = new Lateness(runtime.programs, surroundings);
  const seen = new GuestsSeen(1 + beside.length);
  const simulation = { surroundings, seed: 1, run, until: lasts, ...(durations && { durations }) };
  simulatorOf(runtime)(simulation, (step, at) => {
    seen.see(step, at);
    lateness.see(step, at);
  });
  lateness.ends(lasts);
  const late: Record<Outside, Late[]> = { timer: [], socket: [], message: [] };
  for (const one of lateness.late) late[nameOf[one.waited]].push(one);
  return figuresOf({ yields: seen.yields, polls: seen.polls, turns: seen.turns, late });
};
