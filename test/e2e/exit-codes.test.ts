import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCode, exitMeanings } from '../../checker/exit-code.ts';
import { entryPoint, runNode } from './support/cli.ts';
import { sabotage } from './support/sabotage.ts';
import { goodRun, lostWake, overlappingPolls, temporaryFolder, writeTraceFile } from './support/traces.ts';

const folder = temporaryFolder();
const good = writeTraceFile(folder, 'good.jsonl', goodRun);
const overlap = writeTraceFile(folder, 'overlap.jsonl', overlappingPolls);
const lost = writeTraceFile(folder, 'lost.jsonl', lostWake);
const missing = join(folder, 'missing.jsonl');
const stolen = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';

/** How each code is come by. */
const ways: [code: number, why: string, args: string[], node?: string[]][] = [
  [exitCode.ok, 'everything asked holds', ['check', good]],
  [exitCode.safety, 'two threads poll one task', ['check', overlap]],
  [exitCode.liveness, 'a task is woken and never polled', ['check', lost]],
  [exitCode.nonconforming, 'a steal that a release does not have', ['check', stolen, '--against', '1.53']],
  [
    exitCode.different,
    'a release that lets others steal what another does not',
    [
      'compare',
      'hogged-worker',
      '--tokio',
      '1.51.1,1.52.4',
      '--assert',
      'equal',
      '--no-bounds',
      '--no-properties',
    ],
  ],
  [exitCode.vacuous, 'nothing is woken twice', ['check', good, '--property', 'wakes-coalesced']],
  [exitCode.inconclusive, 'a queue that is not recorded', ['check', good, '--property', 'local-fifo']],
  [exitCode.usage, 'a topic that there is not', ['list', 'topics']],
  [exitCode.input, 'a file that there is not', ['check', missing]],
  [exitCode.fault, 'a fault of yieldcheck', ['list', 'events', '-r', 'json'], ['--import', sabotage]],
];

test.each(ways)('%i: %s', (expected, _, args, node = []) => {
  const { code, err } = runNode([...node, entryPoint, ...args]);
  expect(err).not.toMatch(/^\s+at /mu);
  expect(code).toBe(expected);
});

test('every code that there is, is come by, and is explained', () => {
  const codes = Object.values(exitCode);
  expect(new Set(ways.map(([code]) => code))).toEqual(new Set<number>(codes));
  expect(exitMeanings.map(([code]) => code)).toEqual(codes);
});
