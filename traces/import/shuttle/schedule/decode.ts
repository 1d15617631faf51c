import { BitReader, ScheduleDamage, varintAt } from './bytes.ts';

/** The first byte of every schedule in the version that is read. */
export const magic = 0x91;

/** Steps beyond this are not decoded: a schedule string is as long as one run of a test. */
const mostSteps = 10_000_000;

/** What a schedule string says before its steps. */
export interface ScheduleStart {
  readonly seed: bigint;
  readonly taskBits: number;
  readonly steps: number;
  /** Where the steps begin. */
  readonly stepsAt: number;
  /** How many bytes Shuttle makes the whole of: room for as many tasks as there are steps. */
  readonly bytes: number;
}

/** One step: the task that ran, or null for a random number that was drawn. */
export type ScheduleStep = number | null;

const small = (value: bigint, most: number, what: string, byte: number): number => {
  if (value <= BigInt(most)) return Number(value);
  throw new ScheduleDamage(`${what} is ${value}, but at most ${most} is possible`, byte);
};

/**
 * Reads what comes before the steps.
 * @throws ScheduleDamage
 */
export function scheduleStart(bytes: Uint8Array): ScheduleStart {
  const [first] = bytes;
  if (first === undefined) throw new ScheduleDamage('it is empty', 0);
  if (first !== magic) {
    const shown = first.toString(16).padStart(2, '0');
    throw new ScheduleDamage(`it begins with ${shown}, but the version that is read begins with 91`, 0);
  }
  const bits = varintAt(bytes, 1, 'the width of task numbers');
  const taskBits = small(bits.value, 53, 'the width of task numbers', 1);
  const length = varintAt(bytes, bits.next, 'the number of steps');
  const steps = small(length.value, mostSteps, 'the number of steps', bits.next);
  const { value: seed, next: stepsAt } = varintAt(bytes, length.next, 'the seed');
  return { seed, taskBits, steps, stepsAt, bytes: stepsAt + Math.ceil((steps * (1 + taskBits)) / 8) };
}

/**
 * The steps of a schedule, one by one.
 * @throws ScheduleDamage if there are fewer than it says
 */
export function* scheduleSteps(
  bytes: Uint8Array,
  { steps, stepsAt, taskBits }: ScheduleStart,
): Generator<ScheduleStep> {
  const bits = new BitReader(bytes, stepsAt);
  for (let step = 0; step < steps; step++) {
    const isRandom = bits.next();
    const task = isRandom === 0 ? bits.number(taskBits) : null;
    if (isRandom === undefined || task === undefined)
      throw new ScheduleDamage(`it says that it has ${steps} steps, and ends in step ${step + 1}`, bits.byte);
    yield task;
  }
}
