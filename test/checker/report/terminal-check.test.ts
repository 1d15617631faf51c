import { expect, test } from 'vitest';
import { judge } from '../../../checker/check/judge.ts';
import type { FileOutcome } from '../../../checker/check/outcome.ts';
import { Summarizer } from '../../../checker/check/summary.ts';
import type { Finding } from '../../../checker/explain/finding.ts';
import { findingsOfRecording } from '../../../checker/explain/findings/recording.ts';
import type { Detail } from '../../../checker/report/check-reporter.ts';
import { terminalCheck } from '../../../checker/report/terminal/check.ts';
import type { Event } from '../../../traces/index.ts';
import { recordingOutput } from '../support/output.ts';
import { sampleProperty, sampleResult, sampleVerdict } from '../support/samples.ts';

const properties = [sampleProperty('fifo'), sampleProperty('no-lost-wake', { kind: 'liveness' })];
const poll = (g: number, s: number): Event => ({ e: 'poll.begin', g, t: g, s, w: s - 1, task: 3 });

const findingsIn = (outcome: FileOutcome): readonly Finding[] =>
  outcome.kind === 'unreadable'
    ? []
    : findingsOfRecording(outcome.result, {
        properties,
        reproduce: (property) => ['check', outcome.result.file, '--property', property],
      });

const report = (outcomes: readonly FileOutcome[], detail: Detail = 'usual', columns = 80): string => {
  const output = recordingOutput(columns);
  const files = outcomes.map((one) => (one.kind === 'checked' ? one.result.file : one.problem.file));
  const reporter = terminalCheck(output, {
    files,
    detail,
  });
  const summarizer = new Summarizer(properties);
  for (const outcome of outcomes) {
    summarizer.add(outcome);
    reporter.file(outcome, findingsIn(outcome));
  }
  reporter.finish(summarizer.summary(), judge(summarizer.summary(), { named: false, strict: false }), []);
  return output.text();
};

const good = (file: string): FileOutcome => ({
  kind: 'checked',
  result: sampleResult(file, [sampleVerdict('fifo', 'holds'), sampleVerdict('no-lost-wake', 'holds')]),
});

const bad: FileOutcome = {
  kind: 'checked',
  result: sampleResult('runs/b.jsonl', [
    sampleVerdict('fifo', 'violated', {
      violations: 3,
      examples: [{ because: 'task 3 overtook task 2', events: [poll(1200, 1), poll(1234, 2)] }],
    }),
    sampleVerdict('no-lost-wake', 'vacuous'),
  ]),
};

test('all is well: a line for each file, a table, and one sentence', () => {
  expect(report([good('runs/a.jsonl'), good('runs/b.jsonl')])).toMatchInlineSnapshot(`
    "2 files in runs/
    ok                100 events    2 of 2 hold  a.jsonl
    ok                100 events    2 of 2 hold  b.jsonl

    property      instances  holds  violated  undecided  n/a  vacuous
    fifo                 10      2         .          .    .        .
    no-lost-wake         10      2         .          .    .        .
    instances: how often it was tested; the other columns count files; undecided:
    nothing fails, but some instances could not be decided; n/a: not checkable

    OK  2 files, 200 events: 2 properties hold.
    "
  `);
});

test('a violation: what, why, which events, and how to see it again', () => {
  expect(report([good('runs/a.jsonl'), bad])).toMatchInlineSnapshot(`
    "2 files in runs/
    ok                100 events    2 of 2 hold  a.jsonl
    VIOLATED          100 events    0 of 1 hold  b.jsonl

    VIOLATED  fifo  in runs/b.jsonl
      Task 3 overtook task 2.

      says         The sentence of fifo.
      source       worker.rs Core::next_task
                   https://github.com/tokio-rs/tokio/blob/tokio-1.53.1/tokio/src/runtime/scheduler/multi_thread/worker.rs
      on           Tokio 1.53.1, 2 workers

      events       2 events; 33 between them are left out
            g  worker 0    worker 1    task  details
      ✗ 1,200  poll.begin  ·              3
        … 33 events left out
      ✗ 1,234  ·           poll.begin     3

      also         2 more instances fail the same way.
      not checked  runs other than the recorded one

      reproduce    yieldcheck check runs/b.jsonl --property fifo

    property      instances  holds  violated  undecided  n/a  vacuous
    fifo                 10      1         1          .    .        .
    no-lost-wake          5      1         .          .    .        1
    instances: how often it was tested; the other columns count files; undecided:
    nothing fails, but some instances could not be decided; n/a: not checkable

    FAILED  2 files, 200 events: fifo is violated in 1 file (exit 10).
    "
  `);
});

test('quiet tells failures and the last line only', () => {
  const text = report([good('runs/a.jsonl'), bad], 'quiet');
  expect(text).toContain('VIOLATED  fifo');
  expect(text).not.toContain('a.jsonl');
  expect(text.trimEnd().split('\n').at(-1)).toBe(
    'FAILED  2 files, 200 events: fifo is violated in 1 file (exit 10).',
  );
});

const linesAt = (columns: number): number =>
  report([good('runs/a.jsonl'), bad], 'verbose', columns).split('\n').length;

test('a wide terminal keeps what a narrow one wraps', () => {
  expect(linesAt(160)).toBeLessThan(linesAt(60));
});
