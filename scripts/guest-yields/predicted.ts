import { endlessWorkloads, newestWasmtime, rulesOf } from '../../model/index.ts';
import type { EndlessSize, Flavor, Policy } from '../../model/index.ts';
import { definePolicy } from '../../checker/library/index.ts';
import { askEndless, realConstants, usualAssumptions } from '../../checker/starvation/index.ts';
import type { MeasureName } from '../../checker/starvation/index.ts';
import { thoroughTokio } from '../capture/releases.ts';

/** The runtimes for which the specification has an answer within seconds. */
export type Answered = 'mt1' | 'ct';

const flavorOf: Readonly<Record<Answered, Flavor>> = { mt1: 'multi_thread', ct: 'current_thread' };

/** A way of yielding that the specification has, or that it is told of as an embedder would tell it. */
export type ModelledWay = 'self-wake' | 'yield_now' | Policy;

const sizeOf = (how: ModelledWay, tasks: number): EndlessSize =>
  typeof how === 'string' ? { yield: how, tasks } : { yield: `policy ${how.name}`, policy: how, tasks };

/** A wait to be bounded: of whom, in which endless workload. */
interface Wait {
  readonly scenario: string;
  readonly role: string;
  readonly how: ModelledWay;
  readonly tasks: number;
  readonly shape: Answered;
  readonly measure: MeasureName;
}

const known = new Map<string, number>();

/** The most that a task waits for, in every run of the specification, with the constants of Tokio. */
const most = ({ scenario, role, how, tasks, shape, measure }: Wait): number => {
  const workload = endlessWorkloads.find(({ name }) => name === scenario);
  const rules = rulesOf(thoroughTokio);
  if (workload === undefined || rules === undefined) throw new RangeError(`nothing is known of ${scenario}`);
  const flavor = flavorOf[shape];
  const { tasks: verdicts } = askEndless({
    workload,
    size: sizeOf(how, tasks),
    flavor,
    release: thoroughTokio,
    rules,
    wasmtime: newestWasmtime,
    constants: realConstants(flavor),
    assumed: usualAssumptions,
    minimize: false,
    settled: true,
    limits: { states: 1_000_000 },
  });
  const bounds = verdicts
    .filter((task) => task.role === role)
    .map((task) => task.bounds.find((bound) => bound.measure === measure));
  return Math.max(...bounds.map((bound) => (bound?.kind === 'bounded' ? bound.most : Infinity)));
};

const bound = (wait: Wait): number => {
  const { yield: way } = sizeOf(wait.how, wait.tasks);
  const key = Object.values({ ...wait, how: way }).join();
  const answer = known.get(key) ?? most(wait);
  known.set(key, answer);
  return answer;
};

const twice = definePolicy({ name: 'yield-now-twice', epoch: () => ['yield_now', 'yield_now'] });
const blocking = definePolicy({ name: 'spawn-blocking', epoch: () => 'blocking' });
const sleeping = definePolicy({ name: 'sleep-zero', epoch: () => 'sleep' });

/** How the specification calls the yields of guests; undefined for those that it does not have. */
export const modelledAs = (way: string): ModelledWay | undefined => {
  switch (way) {
    case 'own':
    case 'own-by-callback':
    case 'fuel':
      return 'self-wake';
    case 'yield-now':
      return 'yield_now';
    case 'yield-now-twice':
      return twice;
    case 'sleep-zero':
      return sleeping;
    case 'spawn-blocking':
      return blocking;
    default:
      return undefined;
  }
};

/** How often a guest waits in one yield; undefined where time decides how long it is away. */
const waitsOf = (how: ModelledWay): number | undefined => {
  if (typeof how === 'string') return 1;
  return how === twice ? 2 : undefined;
};

/** Polls of a guest that a task waits for at most whose timer is due; the same for a socket, for both are of the driver. */
export const pollsBeforeTimer = (how: ModelledWay, shape: Answered, guests: number): number =>
  bound({ scenario: 'timer-beside-guests', role: 'sleeper', how, tasks: guests, shape, measure: 'polls' });

/** Polls of a guest that a task waits for at most that a foreign thread has woken. */
export const pollsBeforeMessage = (how: ModelledWay, shape: Answered, guests: number): number =>
  bound({ scenario: 'foreign-wakes', role: 'woken', how, tasks: guests, shape, measure: 'polls' });

/** Passes through the driver in one yield of a guest, at least and at most; undefined where time decides. */
export const passesWhileAway = (
  how: ModelledWay,
  shape: Answered,
): readonly [least: number, most: number] | undefined => {
  const waits = waitsOf(how);
  if (waits === undefined) return undefined;
  const passes = bound({
    scenario: 'timer-beside-guests',
    role: 'guest',
    how,
    tasks: 1,
    shape,
    measure: 'passes',
  });
  return [how === 'self-wake' ? 0 : waits, waits * passes];
};

/** Polls of others in one yield of a guest, at most, among so many that do nothing but yield; undefined where time decides. */
export const pollsOfOthers = (how: ModelledWay, shape: Answered, guests: number): number | undefined => {
  const waits = waitsOf(how);
  if (waits === undefined) return undefined;
  return (
    waits * bound({ scenario: 'yielders', role: 'yielder', how, tasks: guests, shape, measure: 'polls' })
  );
};
