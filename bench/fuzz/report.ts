import { count, formatTable, megabytes } from '../measure/table.ts';
import type { Outcome, Plan } from './pool.ts';

const shownFaults = 20;

/** The outcome for people: what was refused and why, and every fault with the command that shows it again. */
export const fuzzReport = ({ seed, folder }: Plan, { tally, peakBytes }: Outcome): string => {
  const { inputs, bytes, events, read, refused, placeless, faults, slowest } = tally;
  const codes = Object.entries(refused).toSorted(([, one], [, other]) => other - one);
  const table = formatTable(
    ['refused with', 'inputs', 'without a place'],
    codes.map(([code, n]) => [code, count(n), count(placeless[code] ?? 0)]),
  );
  const lines = [
    `${count(inputs)} inputs, ${megabytes(bytes)} MB, from the recordings in ${folder}, seed ${seed}`,
    `${count(read)} read to their end; ${count(events)} events; at most ${megabytes(peakBytes)} MB of memory`,
    `slowest: input ${slowest.input}, ${Math.round(slowest.milliseconds)} ms`,
  ];
  const found = faults
    .slice(0, shownFaults)
    .map(
      ({ input, from, because }) =>
        `\ninput ${input} (${from}): ${because}\n  npm run bench -- fuzz --seed ${seed} --replay ${input}\n`,
    );
  const verdict = faults.length === 0 ? 'no faults' : `${faults.length} faults`;
  return `${lines.join('\n')}\n\n${table}\n${verdict}\n${found.join('')}`;
};
