import { endlessWorkloads, newestWasmtime, rulesOf } from '../../model/index.ts';
import type { EndlessWay, Flavor } from '../../model/index.ts';
import { askEndless, realConstants, usualAssumptions } from '../../checker/starvation/index.ts';
import type { MeasureName } from '../../checker/starvation/index.ts';
import { newestTokio } from '../capture/releases.ts';

/** The runtimes for which the specification has an answer within seconds. */
export type Answered = 'mt1' | 'ct';

const flavorOf: Readonly<Record<Answered, Flavor>> = { mt1: 'multi_thread', ct: 'current_thread' };

/** A wait to be bounded: of whom, in which endless workload. */
interface Wait {
  readonly scenario: string;
  readonly role: string;
  readonly how: EndlessWay;
  readonly tasks: number;
  readonly shape: Answered;
  readonly measure: MeasureName;
}

const known = new Map<string, number>();

/** The most that a task waits for, in every run of the specification, with the constants of Tokio. */
const most = ({ scenario, role, how, tasks, shape, measure }: Wait): number => {
  const workload = endlessWorkloads.find(({ name }) => name === scenario);
  const rules = rulesOf(newestTokio);
  if (workload === undefined || rules === undefined) throw new RangeError(`nothing is known of ${scenario}`);
  const flavor = flavorOf[shape];
  const { tasks: verdicts } = askEndless({
    workload,
    size: { yield: how, tasks },
    flavor,
    release: newestTokio,
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
  const key = Object.values(wait).join();
  const answer = known.get(key) ?? most(wait);
  known.set(key, answer);
  return answer;
};

/** How the specification calls the yields of guests; undefined for those that it does not have. */
export const modelledAs = (way: string): EndlessWay | undefined => {
  if (way === 'own' || way === 'own-by-callback' || way === 'fuel') return 'self-wake';
  return way === 'yield-now' ? 'yield_now' : undefined;
};

/** Polls of a guest that a task waits for at most whose timer is due; the same for a socket, for both are of the driver. */
export const pollsBeforeTimer = (how: EndlessWay, shape: Answered, guests: number): number =>
  bound({ scenario: 'timer-beside-guests', role: 'sleeper', how, tasks: guests, shape, measure: 'polls' });

/** Polls of a guest that a task waits for at most that a foreign thread has woken. */
export const pollsBeforeMessage = (how: EndlessWay, shape: Answered, guests: number): number =>
  bound({ scenario: 'foreign-wakes', role: 'woken', how, tasks: guests, shape, measure: 'polls' });

/** Passes through the driver between a guest's yield and its next poll, at most. */
export const passesWhileAway = (how: EndlessWay, shape: Answered): number =>
  bound({ scenario: 'timer-beside-guests', role: 'guest', how, tasks: 1, shape, measure: 'passes' });

/** Polls of others between a guest's yield and its next poll, at most, among so many that do nothing but yield. */
export const pollsOfOthers = (how: EndlessWay, shape: Answered, guests: number): number =>
  bound({ scenario: 'yielders', role: 'yielder', how, tasks: guests, shape, measure: 'polls' });
