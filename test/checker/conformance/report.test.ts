import { describe, expect, test } from 'vitest';
import { judgeConformance } from '../../../checker/check/conformance/judge-conformance.ts';
import type { ConformanceOutcome } from '../../../checker/check/conformance/outcome.ts';
import { answerOf } from '../../../checker/check/conformance/outcome.ts';
import { ConformanceTally } from '../../../checker/check/conformance/summary.ts';
import type { WhichRelease } from '../../../checker/check/conformance/which-release.ts';
import { groundOf } from '../../../checker/check/conformance/which-release.ts';
import type { Finding } from '../../../checker/explain/finding.ts';
import { findingsOfRefusal } from '../../../checker/explain/findings/refusal.ts';
import type { Detail } from '../../../checker/report/check-reporter.ts';
import { terminalConformance } from '../../../checker/report/terminal/conformance/conformance.ts';
import { terminalWhichRelease } from '../../../checker/report/terminal/conformance/which-release.ts';
import { command } from '../../../checker/report/text/words.ts';
import { recordingOutput } from '../support/output.ts';
import { accepted, notCheckable, refused, undecided, unreadable } from './support/outcomes.ts';

const reproduce = (file: string, release: string): string => command('check', file, '--against', release);

const findingsIn = (outcome: ConformanceOutcome): readonly Finding[] => {
  const answer = answerOf(outcome);
  return answer === undefined
    ? []
    : findingsOfRefusal(answer, ['check', answer.file, '--against', answer.release]);
};

const report = (outcomes: readonly ConformanceOutcome[], detail: Detail = 'usual'): string => {
  const output = recordingOutput(80);
  const reporter = terminalConformance(output, {
    files: outcomes.map(({ file }) => file),
    detail,
  });
  const tally = new ConformanceTally();
  for (const outcome of outcomes) {
    tally.add(outcome);
    reporter.outcome(outcome, findingsIn(outcome));
  }
  reporter.finish(tally.summary(), judgeConformance(tally.summary(), false));
  return output.text();
};

const whichReport = (one: WhichRelease, detail: Detail = 'usual'): string => {
  const output = recordingOutput(80);
  const reporter = terminalWhichRelease(output, { detail, reproduce });
  reporter.outcome(one);
  const ground = groundOf(one);
  reporter.finish({ code: ground?.code ?? 0, grounds: ground === undefined ? [] : [ground] });
  return output.text();
};

describe('recordings held against releases', () => {
  test('a refusal shows the event, the rules, what the hidden part has there, and how to see it again', () => {
    expect(report([refused({ unseen: ['wake.end'] })])).toMatchInlineSnapshot(`
      "REFUSED  next-task  in a.jsonl
        Tokio 1.53.1 does not behave like this: worker 0 is seen to poll task 3, but
        worker 0 has task 2 (queue) next, not task 3.

        says         A worker takes its LIFO slot first, then the front of its queue,
                     then the inject queue.
        source       worker.rs Core::next_task
                     https://github.com/tokio-rs/tokio/blob/tokio-1.53.1/tokio/src/runtime/scheduler/multi_thread/worker.rs
        on           Tokio 1.53.1, 2 workers
        why          worker 0 has task 2 (queue) next, not task 3 (in 2 ways to fill
                     in what the recorder did not see); or worker 0 has taken task 2
                     and polls 3 (in 1 way to fill in what the recorder did not see)

        events       2 events; 1 between them is left out
          g  worker 0    task  details
          2  poll.end       1  ready=false
          … 1 event left out
        ✗ 4  poll.begin     3

        accepted     4 events before it; 4 polls, 75.0 % predicted
        what to do   Ask which releases it is a behaviour of.
                     yieldcheck check a.jsonl --which-release
        not checked  - what comes after the 4 events that were accepted, for this
                     release
                     - what wake.end would tell, which the recorder does not show: it
                     might explain the event

        reproduce    yieldcheck check a.jsonl --against 1.53.1

      FAILED  0 of 1 recording accepted: 1 recording is no behaviour of the release (exit 12).
      "
    `);
  });

  test('a refusal tells of the edits that would make it acceptable, and what they say', () => {
    const { answer } = refused();
    const { at } = answer.conformance;
    if (at === undefined) throw new Error('nothing is refused');
    const repair = {
      cost: 2,
      edits: [
        {
          kind: 'lost',
          events: [{ e: 'wake.begin', g: 3, t: 30, s: -1, w: null, task: 3, from: 'external' }],
          before: [{ ...at, g: 3 }, at],
        },
        { kind: 'absent', events: [at, { ...at, g: 6 }] },
      ],
      further: 7,
      until: { ...at, g: 11 },
      toTheEnd: false,
      isGood: false,
    } as const;
    const repairs = { repairs: [repair], upTo: 3, isCut: false, tried: 9 };
    const recording = refused({ conformance: { ...answer.conformance, repairs } });
    expect(report([recording], 'verbose')).toContain(
      [
        '  repair       2 edits: 7 events more, up to g 11',
        '               a wake of task 3 from outside was lost, somewhere from g 3 to 4',
        '               poll.begin of task 3 on worker 0 was recorded and did not happen,',
        '               g 4 to 6',
        '  bearing      no three edits nearby explain all that follows: more likely the',
        '               release is another or the specification is wrong than the',
        '               recording damaged',
      ].join('\n'),
    );
  });

  test('others have a line each, and why nothing was decided', () => {
    expect(report([accepted(), undecided(), notCheckable(), accepted({ ended: false })]))
      .toMatchInlineSnapshot(`
        "accepted            10 events  4 polls, 75.0 % predicted, 2 at most        1.53.1  a.jsonl
        undecided           10 events  4 polls, 75.0 % predicted, 2 at most        1.53.1  a.jsonl
                       too many ways
        not checkable  a.jsonl
                       the recorder does not show all of \`yield\`
        accepted            10 events  4 polls, 75.0 % predicted, 2 at most        1.53.1  a.jsonl
                       cut off: it has no end record, so its last events may be missing
        predicted: what was polled next followed from what came before; at most: ways in
        which the hidden part could stand at one time

        UNDECIDED  2 of 4 recordings accepted: 1 recording could not be decided; 1 recording could not be asked about (exit 20).
        "
      `);
  });

  test('quiet tells what is not accepted, and the last line', () => {
    expect(report([accepted()], 'quiet')).toMatchInlineSnapshot(`
      "OK  1 of 1 recording accepted: 10 events, 4 polls, 75.0 % predicted.
      "
    `);
    expect(report([accepted(), refused()], 'quiet')).toMatch(/^REFUSED/u);
  });

  test('a file that is damaged after a refusal tells both', () => {
    const text = report([unreadable(refused().answer)]);
    expect(text).toMatch(/^unreadable {2}a\.jsonl:9: broken/u);
    expect(text).toContain('REFUSED  next-task  in a.jsonl');
    expect(text).toMatch(/no behaviour of the release; 1 file could not be read \(exit 12\)\.\n$/u);
  });

  test('names cannot command the terminal', () => {
    expect(report([refused({ file: '\u{1b}[31m.jsonl' })])).not.toContain('\u{1b}');
  });

  test('of many states that break a rule, some are shown and the rest counted', () => {
    const { answer } = refused();
    const reasons = Array.from({ length: 9 }, (_, i) => ({
      rule: 'steal' as const,
      here: `state ${i}`,
      hypotheses: 1,
    }));
    const many = refused({ conformance: { ...answer.conformance, reasons } });
    expect(report([many]).replaceAll(/\s+/gu, ' ')).toContain('and 6 other reasons');
    expect(report([many], 'verbose')).toContain('state 8');
  });
});

describe('a recording held against every release', () => {
  const compared: WhichRelease = {
    kind: 'compared',
    file: 'a.jsonl',
    eras: [
      { era: { release: '1.1.0', spans: [{ from: '1.1.0', before: '1.2.0' }] }, outcome: refused() },
      {
        era: { release: '1.2.0', spans: [{ from: '1.2.0', before: '1.3.0' }, { from: '1.4.0' }] },
        outcome: refused(),
      },
      { era: { release: '1.3.0', spans: [{ from: '1.3.0', before: '1.4.0' }] }, outcome: accepted() },
    ],
    left: [],
  };

  test('neighbours of which the same is said share a line', () => {
    expect(whichReport(compared)).toMatchInlineSnapshot(`
      "a.jsonl: a behaviour of 1.3.0 to before 1.4.0
        Tokio                  verdict   ruled out by           at
        1.1.0 to before 1.3.0  refused   next-task, poll-taken  g 4: poll.begin of task
                                                                3 on worker 0, thread 1
        1.3.0 to before 1.4.0  accepted
        1.4.0 and later        refused   next-task, poll-taken  g 4: poll.begin of task
                                                                3 on worker 0, thread 1
        why not 1.2.0: yieldcheck check a.jsonl --against 1.2.0

      OK  1 recording, each a behaviour of at least one release.
      "
    `);
  });

  test('quiet leaves the table out', () => {
    expect(whichReport(compared, 'quiet')).not.toContain('ruled out by');
  });

  test('interrupted before any release accepted it, nothing is claimed', () => {
    const [one] = compared.eras;
    const cut = {
      ...compared,
      eras: one === undefined ? [] : [one],
      left: [{ release: '1.2.0', spans: [] }],
    };
    expect(whichReport(cut)).toMatch(/interrupted before a release accepted it/u);
    expect(whichReport(cut)).toMatch(/\(exit 20\)\.\n$/u);
  });
});
