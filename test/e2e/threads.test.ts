import { expect, test } from 'vitest';
import { yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

/** Enough states for threads to be started. */
const large = 'verify yielders --workers 3 --tasks 2 --polls 2 --property one-poll-at-a-time --reporter json';
/** What depends on the clock and on how memory is shared out. */
const incidental = /^ *"(?:seconds|secondsFinding|bytes)": [\d.e+-]+,\n/gmu;

const documentBy = (threads: number): string => {
  const { code, out, err } = yieldcheck(...large.split(' '), '--threads', String(threads));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  reportIn(out);
  return out.replaceAll(incidental, '').replace(/"--threads",\s+"\d"/u, '"--threads"');
};

test('one, two and three threads write the same report', () => {
  const one = documentBy(1);
  expect(one).toMatch(/^ *"states": 165390,$/mu);
  for (const threads of [2, 3]) expect(documentBy(threads)).toBe(one);
});
