import { checkFile } from '../../../checker/check/check-file.ts';
import { findingsByTask } from '../../../checker/explain/findings/endless.ts';
import { findingsOfRecording } from '../../../checker/explain/findings/recording.ts';
import { findingsOfVerification } from '../../../checker/explain/findings/verification.ts';
import type { Finding } from '../../../checker/explain/finding.ts';
import { allProperties, recordedProperties } from '../../../checker/properties/index.ts';
import type { Case, Results } from '../../../checker/results/results.ts';
import { askEndless, realConstants, usualAssumptions } from '../../../checker/starvation/index.ts';
import { endlessWorkloads, rulesOf } from '../../../model/index.ts';
import { explored } from '../../checker/verify/explored.ts';

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** A task that starves: its run ends in a loop. */
export const starvation = once((): readonly Finding[] => {
  const workload = endlessWorkloads.find(({ name }) => name === 'ping-pong');
  const rules = rulesOf('1.28.2');
  if (workload === undefined || rules === undefined) throw new RangeError('no ping-pong in 1.28.2');
  const question = {
    workload,
    size: { yield: 'yield_now' as const, tasks: workload.tasks },
    release: '1.28.2',
    rules,
    constants: realConstants('multi_thread'),
    assumed: usualAssumptions,
    minimize: false,
    limits: {},
  };
  const found = findingsByTask(
    { question, answer: askEndless(question) },
    { reproduce: () => ['verify', 'ping-pong', '--endless', '--yield', 'yield_now', '--tokio', '1.28.2'] },
  );
  return [...found.values()];
});

/** A belief that is refuted, and properties that were never put to the test. */
export const beliefs = once((): readonly Finding[] =>
  findingsOfVerification(explored('timer-beside-guests', 'self-wake', { tasks: 1, polls: 2 }), {
    properties: allProperties,
    vacuous: true,
  }).filter(({ rule }) => rule.id === 'yielding-serves-timers' || rule.id === 'driver-before-deferred'),
);

/** A recording of another release, in which a task is stolen from a LIFO slot. */
export const capture = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';

/** What is wrong with it. */
export const theft = async (): Promise<readonly Finding[]> => {
  const outcome = await checkFile(capture, { properties: recordedProperties, release: '1.53.1' }, () => true);
  if (outcome.kind !== 'checked') throw new Error(outcome.problem.message);
  return findingsOfRecording(outcome.result, {
    properties: recordedProperties,
    reproduce: (id) => ['check', capture, '--property', id],
  });
};

/** Two runs of one scenario that agree on their first steps. */
export const fork = (): Finding => {
  const belief = beliefs().find(({ kind }) => kind === 'belief');
  const evidence = belief?.evidence;
  if (belief === undefined || evidence?.kind !== 'run') throw new Error('no belief');
  const { run } = evidence;
  const common = Math.floor(run.steps.length / 2);
  const shorter = { ...run, path: run.path.slice(0, -3), steps: run.steps.slice(0, -3) };
  return {
    ...belief,
    kind: 'difference',
    headline: 'Under self-wake a timer waits for two polls of guests, under yield_now for none.',
    evidence: {
      kind: 'fork',
      common,
      sides: [
        { name: 'self-wake', run },
        { name: 'yield_now', run: shorter },
      ],
    },
  };
};

const caseOf = (finding: Finding): Case => ({
  suite: finding.subject.kind === 'recording' ? finding.subject.file : finding.subject.scenario,
  name: finding.rule.id,
  sentence: finding.rule.sentence,
  status: finding.kind === 'vacuity' ? 'vacuous' : 'failed',
  failsRun: true,
  reason: finding.because,
  findings: [finding],
});

/** Results with these findings, one case for each, and one case that passed. */
export const resultsOf = (findings: readonly Finding[]): Results => ({
  origin: {
    tool: { name: 'yieldcheck', version: '0.1.0' },
    command: 'verify',
    arguments: ['verify', 'all', '--reporter', 'html=report.html'],
  },
  cases: [
    ...findings.map(caseOf),
    {
      suite: 'yielders under self-wake, Tokio 1.53.1',
      name: 'local-fifo',
      sentence: 'Tasks leave a local queue in the order in which they came.',
      status: 'passed',
      failsRun: false,
      instances: 1234,
      findings: [],
    },
  ],
  judgement: { code: 11, grounds: [{ code: 11, because: 'task 3 of ping-pong can wait for ever' }] },
  seconds: 1.25,
});
