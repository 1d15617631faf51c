import type { Tally } from './campaign.ts';

const none: Tally = {
  inputs: 0,
  bytes: 0,
  events: 0,
  read: 0,
  refused: {},
  placeless: {},
  faults: [],
  slowest: { input: 0, milliseconds: 0 },
};

const added = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => {
  const sum: Record<string, number> = { ...one };
  for (const [key, n] of Object.entries(other)) sum[key] = (sum[key] ?? 0) + n;
  return sum;
};

/** What several stretches came to together. */
export const together = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, tally) => ({
      inputs: sum.inputs + tally.inputs,
      bytes: sum.bytes + tally.bytes,
      events: sum.events + tally.events,
      read: sum.read + tally.read,
      refused: added(sum.refused, tally.refused),
      placeless: added(sum.placeless, tally.placeless),
      faults: [...sum.faults, ...tally.faults],
      slowest: tally.slowest.milliseconds > sum.slowest.milliseconds ? tally.slowest : sum.slowest,
    }),
    none,
  );
