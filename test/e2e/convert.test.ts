import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { shownByChrome } from '../traces/export/shown-by-chrome.ts';
import { packetsIn, shownByPerfetto } from '../traces/export/shown-by-perfetto.ts';
import { troublesIn } from '../traces/export/well-formed.ts';
import { expectFailure, root, shell, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { goodRun, temporaryFolder, traceText, writeTraceFile } from './support/traces.ts';

const folder = temporaryFolder();
const capture = 'examples/captures/1.53.1-probed/S4-pingpong-defer-mt2.jsonl.gz';
const inFolder = (name: string): string => join(folder, name);

const eventsIn = (file: string): number =>
  gunzipSync(readFileSync(join(root, file)))
    .toString()
    .trimEnd()
    .split('\n').length - 2;

const totals = (file: string): unknown => {
  const report = reportIn(yieldcheck('check', file, '--reporter', 'json').out);
  return typeof report === 'object' && report !== null && 'totals' in report ? report.totals : undefined;
};

test('a timeline for viewers', () => {
  const target = inFolder('timeline.json');
  const { code, out, err } = yieldcheck('convert', capture, '--to', 'chrome', '-o', target);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(
    `chrome: ${target}, ${eventsIn(capture).toLocaleString('en-GB')} events of ${capture}`,
  );
  expect([...troublesIn(shownByChrome(readFileSync(target, 'utf8')))]).toEqual([]);
});

test('Perfetto in protobuf, compressed if the name says so', () => {
  const target = inFolder('timeline.pftrace.gz');
  expect(yieldcheck('convert', capture, '--to', 'perfetto', '-o', target).code).toBe(0);
  expect([...troublesIn(shownByPerfetto(packetsIn(gunzipSync(readFileSync(target)))))]).toEqual([]);
});

test('text on standard output, and what was left out beside it', () => {
  const file = inFolder('own.jsonl');
  writeFileSync(
    file,
    traceText([...goodRun, { e: 'mark', label: 'far', value: 2 ** 40, note: 'x' }], { coverage: [] }),
  );
  const { code, out, err } = yieldcheck('convert', file, '--to', 'tla');
  expect(code).toBe(0);
  expect(out.trimEnd().split('\n')).toHaveLength(goodRun.length + 3);
  expect(err).toContain('tla, 5 events of');
  expect(err).toMatch(/field 'value' of mark +1 {2}TLC has no such numbers/u);
  expect(err).toMatch(/field 'note' of mark +1 {2}the vocabulary does not know it/u);
});

test('our own format again, byte for byte', () => {
  const file = inFolder('before.jsonl');
  writeFileSync(file, traceText(goodRun));
  const { code, out } = yieldcheck('convert', file, '--to', 'jsonl');
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(file, 'utf8'));
});

test('a recording of another format in our own, which is checked with the same verdicts', () => {
  const target = inFolder('native.jsonl.gz');
  expect(yieldcheck('convert', capture, '--to', 'jsonl', '-o', target).code).toBe(0);
  expect(totals(target)).toEqual(totals(capture));
});

test('a report for programs', () => {
  const target = inFolder('states.itf.json');
  const { out } = yieldcheck('convert', capture, '--to', 'itf', '-o', target, '--reporter', 'json');
  expect(reportIn(out)).toMatchObject({
    command: 'convert',
    exitCode: 0,
    conversion: { kind: 'converted', from: 'tokio-capture-1', to: 'itf', output: target, ended: true },
  });
});

test('--quiet says nothing, --verbose what the format cannot carry at all', () => {
  const target = inFolder('quiet.ndjson');
  const run = (detail: string) => yieldcheck('convert', capture, '--to', 'tla', '-o', target, detail).out;
  expect(run('--quiet')).toBe('');
  expect(run('--verbose')).toContain('in this format null is -1');
});

describe('a recording that', () => {
  test('was cut off is converted, and that is told', () => {
    const file = writeTraceFile(folder, 'cut.jsonl', goodRun, { ended: false });
    const { code, err } = yieldcheck('convert', file, '--to', 'chrome');
    expect(err).toContain('cut off: the recording has no end');
    expect(code).toBe(0);
  });

  test('is damaged ends with 65, and leaves what was there', () => {
    const file = inFolder('damaged.jsonl');
    writeFileSync(file, traceText(goodRun).replace('"e":"poll.end"', '"e":"pol.end"'));
    const target = inFolder('kept.json');
    writeFileSync(target, 'as before');
    const ran = yieldcheck('convert', file, '--to', 'chrome', '-o', target);
    expect(ran.out).toMatch(/unreadable {2}.*damaged\.jsonl:5: unknown event kind/u);
    expect(ran.code).toBe(65);
    expect(readFileSync(target, 'utf8')).toBe('as before');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const report = yieldcheck('convert', file, '--to', 'chrome', '-o', target, '--reporter', 'json').out;
    expect(reportIn(report)).toMatchObject({
      exitCode: 65,
      conversion: { kind: 'unreadable', error: { code: 'TRACE015', line: 5 } },
    });
  });

  test('is not there', () => {
    expectFailure(yieldcheck('convert', inFolder('none'), '--to', 'tla'), 65, /there is no such file/u);
  });
});

test('a place that cannot be written to ends with 64', () => {
  const target = '/proc/nowhere/x.json';
  expectFailure(yieldcheck('convert', capture, '--to', 'chrome', '-o', target), 64, /\[OUT001\]/u);
  expect(existsSync(target)).toBe(false);
});

test('a reader who leaves early is no failure', () => {
  const { code, out } = shell(`set -o pipefail; $Y convert ${capture} --to tla --quiet | head -1`);
  expect(out.split('\n')).toHaveLength(2);
  expect(code).toBe(0);
});

test('a recording is not replaced by what it is converted to', () => {
  const file = writeTraceFile(folder, 'kept.jsonl', goodRun);
  const ran = yieldcheck('convert', file, '--to', 'chrome', '-o', file);
  expectFailure(ran, 64, /-o would overwrite '.*kept\.jsonl'/u);
  expect(readFileSync(file, 'utf8')).toBe(traceText(goodRun));
});
