import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { entryPoint, expectFailure, root, yieldcheck } from './support/cli.ts';
import type { Ran } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { temporaryFolder } from './support/traces.ts';

const folder = temporaryFolder();
const small = ['verify', 'yielders', '--tasks', '2', '--polls', '2', '--yield', 'self-wake'];
const asked = ['--property', 'one-poll-at-a-time', '--reporter', 'json'];
/** Takes some seconds. */
const large = 'verify yielders --workers 3 --tasks 2 --polls 2 --yield self-wake --no-symmetry'
  .split(' ')
  .concat(asked);

const scenarioIn = ({ out }: Ran): unknown => {
  const report = reportIn(out);
  const scenarios: unknown =
    typeof report === 'object' && report !== null && 'scenarios' in report ? report.scenarios : [];
  const [scenario]: readonly unknown[] = Array.isArray(scenarios) ? scenarios : [];
  return typeof scenario === 'object' ? { ...scenario, seconds: 0, secondsFinding: 0, bytes: 0 } : scenario;
};

/** Starts an exploration, and ends it with a signal once some of it is saved. */
const stopped = async (
  file: string,
  signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT',
  states: number,
): Promise<Ran> => {
  const args = [entryPoint, ...large, '--checkpoint', file, '--checkpoint-every', '100ms'];
  const child = spawn(process.execPath, args, { cwd: root });
  const texts = { out: '', err: '' };
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const)
    stream.setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  const closed = once(child, 'close');
  const enough = 50 * states;
  while (child.exitCode === null && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < enough)
    await sleep(10);
  child.kill(signal);
  await closed;
  return { code: child.exitCode, ...texts };
};

describe('an exploration that is killed', () => {
  let whole: Ran;
  beforeAll(() => {
    whole = yieldcheck(...large);
  });

  test('and started again, twice, counts what one counts that is left alone', async () => {
    const file = join(folder, 'killed');
    for (const states of [100_000, 500_000]) expect((await stopped(file, 'SIGKILL', states)).code).toBe(null);
    const resumed = yieldcheck(...large, '--checkpoint', file);
    expect(resumed.err).toMatch(/^resumed \S+killed: [\d,]{6,} states, depth \d+, after \d\d:\d\d/u);
    expect(resumed.code).toBe(whole.code);
    expect(scenarioIn(resumed)).toEqual(scenarioIn(whole));
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s, saves what it knows, and reports it', async (signal) => {
    const file = join(folder, signal);
    const { code, out } = await stopped(file, signal, 100_000);
    expect(code).toBe(20);
    expect(reportIn(out)).toMatchObject({ scenarios: [{ complete: false }], totals: { interrupted: true } });
    const resumed = yieldcheck(...large, '--checkpoint', file, '--threads', '2');
    expect(resumed.err).toMatch(/^resumed /u);
    expect(scenarioIn(resumed)).toEqual(scenarioIn(whole));
  });
});

describe('a checkpoint', () => {
  const file = join(folder, 'small');
  let first: Ran;
  beforeAll(() => {
    first = yieldcheck(...small, '--checkpoint', file);
  });

  test('is made where there is none, and says nothing', () => {
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(file, 'latin1')).toMatch(/^yieldcheck checkpoint, format 1\n/u);
  });

  test('of a finished search answers other questions at once', () => {
    const again = yieldcheck(
      ...small,
      '--checkpoint',
      file,
      '--property',
      'every-wake-answered',
      '--beliefs',
    );
    expect(again.err).toMatch(/^resumed \S+small: all [\d,]+ states, depth \d+, found in \d\d:\d\d\n$/u);
    expect(again.out).toMatch(/every-wake-answered +holds/u);
  });

  test('of a search that a limit ended goes on with a higher one', () => {
    const limited = join(folder, 'limited');
    expect(yieldcheck(...small, '--checkpoint', limited, '--max-states', '200').code).toBe(20);
    const on = yieldcheck(...small, ...asked, '--checkpoint', limited);
    expect(on.err).toMatch(/^resumed \S+limited: [\d,]+ states, depth \d+, after/u);
    expect(scenarioIn(on)).toEqual(scenarioIn(yieldcheck(...small, ...asked)));
  });

  test.each([
    ['release', ['--tokio', '1.24.2'], /release is "[\d.]+" there and "1\.24\.2" here/u],
    ['size', ['--polls', '3'], /size\.polls is 2 there and 3 here/u],
    ['constant', ['--workers', '1'], /constants\.workers is 2 there and 1 here/u],
    ['symmetry', ['--no-symmetry'], /symmetry is true there and false here/u],
    ['way of keeping states', ['--fingerprint'], /fingerprint is false there and true here/u],
  ])('of another %s is refused', (_, args, says) => {
    const before = readFileSync(file);
    const ran = yieldcheck(...small, ...args, '--checkpoint', file);
    expectFailure(ran, 65, says);
    expect(ran.err).toMatch(/^yieldcheck: [^\n]+small: [^\n]+\[CKPT003\]; [^\n]+\n$/u);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('that is damaged is refused, and one that was cut off goes on from what is whole', () => {
    const damaged = join(folder, 'damaged');
    const bytes = readFileSync(file);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 8;
    writeFileSync(damaged, flipped);
    expectFailure(
      yieldcheck(...small, '--checkpoint', damaged),
      65,
      /is damaged at byte \d+ \[CKPT004\]; delete/u,
    );
    writeFileSync(damaged, bytes.subarray(0, -3));
    const ran = yieldcheck(...small, '--checkpoint', damaged);
    expect(ran.err).toMatch(/holds no finished save: starting from the beginning/u);
    expect(ran.code).toBe(0);
  });

  test('never takes the place of another file', () => {
    const notes = join(folder, 'notes');
    copyFileSync(join(root, 'README.md'), notes);
    expectFailure(
      yieldcheck(...small, '--checkpoint', notes),
      65,
      /is no checkpoint of yieldcheck \[CKPT001\]/u,
    );
    expect(readFileSync(notes).equals(readFileSync(join(root, 'README.md')))).toBe(true);
  });

  test('has a file for each workload when there are several', () => {
    const several = join(folder, 'several');
    const both = ['verify', 'yielders', '--tasks', '2', '--polls', '2', '--checkpoint', several];
    expect(yieldcheck(...both).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('several'))).toEqual([
      'several.self-wake',
      'several.yield_now',
    ]);
    expect(existsSync(several)).toBe(false);
    expectFailure(
      yieldcheck(...both.slice(0, -1), file),
      65,
      /is one file, and this run explores 2 workloads/u,
    );
  });
});

test('saving often needs a file to save to', () => {
  expectFailure(yieldcheck(...small, '--checkpoint-every', '1s'), 64, /name it with --checkpoint/u);
});
