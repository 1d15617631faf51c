import { below, randomWordsFor } from '../../traces/explore/random/xoshiro.ts';
import { attempt } from './attempt.ts';
import { mutated } from './mutate.ts';
import type { Seed } from './seeds.ts';

/** An input that shows a fault of ours. */
export interface Fault {
  /** Number of the input: with the seed of the campaign it says all. */
  readonly input: number;
  readonly from: string;
  readonly because: string;
}

/** What inputs came to. */
export interface Tally {
  readonly inputs: number;
  readonly bytes: number;
  readonly events: number;
  readonly read: number;
  /** Number of refusals by their code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Refusals without a place, by code. */
  readonly placeless: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  /** Of the input that took longest. */
  readonly slowest: { readonly input: number; readonly milliseconds: number };
}

/** The numbers of the inputs that are tried, from `first` on. */
export interface Stretch {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** Of processor time, which a busy machine does not lengthen: an input that takes more counts as a hang. */
const longestMilliseconds = 2_000;

/** Every so many inputs are checked besides being read: properties take longer to set up than most inputs to read. */
const checkedEach = 8;

const one = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Milliseconds of processor time that one more attempt takes: the clock goes on while other programs run. */
const processorTime = async (bytes: Buffer): Promise<number> => {
  const before = process.cpuUsage();
  await attempt(bytes, true);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** The input with this number: a seed after some changes. The same each time. */
export const inputAt = (
  seeds: readonly Seed[],
  campaign: number,
  input: number,
): { readonly bytes: Buffer; readonly from: string } => {
  const random = randomWordsFor(campaign, input);
  const [base, other] = [seeds[below(seeds.length, random)], seeds[below(seeds.length, random)]];
  if (base === undefined || other === undefined) throw new Error('fuzzing needs a seed at least');
  return { bytes: mutated(base.bytes, other.bytes, random), from: base.name };
};

/** Tries one stretch of inputs. What is thrown but by design, and what takes too long, is a fault. */
export const campaign = async (seeds: readonly Seed[], { seed, first, count }: Stretch): Promise<Tally> => {
  const refused: Record<string, number> = {};
  const placeless: Record<string, number> = {};
  const faults: Fault[] = [];
  let [bytesTried, events, read] = [0, 0, 0];
  let slowest = { input: first, milliseconds: 0 };
  for (let input = first; input < first + count; input++) {
    const { bytes, from } = inputAt(seeds, seed, input);
    const started = performance.now();
    const outcome = await attempt(bytes, input % checkedEach === 0);
    const milliseconds = performance.now() - started;
    if (milliseconds > slowest.milliseconds) slowest = { input, milliseconds };
    if (milliseconds > longestMilliseconds && (await processorTime(bytes)) > longestMilliseconds)
      faults.push({ input, from, because: `took ${Math.round(milliseconds)} ms` });
    bytesTried += bytes.length;
    if (outcome.kind === 'crashed') {
      const { error } = outcome;
      faults.push({
        input,
        from,
        because: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      continue;
    }
    events += outcome.events;
    if (outcome.kind === 'read') read++;
    else {
      one(refused, outcome.code);
      if (!outcome.hasPlace) one(placeless, outcome.code);
    }
  }
  return { inputs: count, bytes: bytesTried, events, read, refused, placeless, faults, slowest };
};
