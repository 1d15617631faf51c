import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { minimizeRun } from '../../../checker/minimize/index.ts';
import type { RunQuestion } from '../../../checker/minimize/index.ts';
import { shortestRejected } from '../../../checker/minimize/runs/breadth-first.ts';
import { Rejecting } from '../../../checker/minimize/runs/rejecting.ts';
import { firstViolation, soughtWith } from '../../../checker/minimize/runs/violation-kind.ts';
import type { Sought } from '../../../checker/minimize/runs/violation-kind.ts';
import { explore } from '../../../traces/index.ts';
import type { Path } from '../../../traces/index.ts';
import { isViolation, questionAbout, questionAboutMutant, someViolation, wholeOf } from './questions.ts';

const never = (): boolean => false;

const soughtFor = (question: RunQuestion, path: Path): Sought => {
  const { engine, automaton } = wholeOf(question);
  const first = firstViolation(engine, automaton, path);
  if (first === undefined) throw new Error('the run violates nothing');
  return soughtWith(first.kind);
};

/** Steps of a shortest run of the whole question that is rejected at any event, or at its end. */
const shortestLength = (question: RunQuestion, sought: Sought): number => {
  const { engine, automaton } = wholeOf(question);
  const found = shortestRejected(engine, new Rejecting(automaton, sought), {
    steps: 1000,
    states: 1e6,
    outOfTime: never,
  });
  if (found.is !== 'found') throw new Error('breadth first finds nothing');
  return found.path.length;
};

const questions: readonly (readonly [string, RunQuestion])[] = [
  ['yield-now-is-fifo', questionAbout('yielders', 'yield_now', 'yield-now-is-fifo', { polls: 2 })],
  ['idle-workers-find-work', questionAbout('hogged-worker', 'yield_now', 'idle-workers-find-work')],
  ['yielding-serves-timers', questionAbout('timer-beside-guests', 'self-wake', 'yielding-serves-timers')],
  [
    'flush-is-complete',
    questionAboutMutant('of several deferred wakers one is dropped', 'flush-is-complete'),
  ],
  ['local-fifo', questionAboutMutant('a thief takes all that the victim has', 'local-fifo')],
  [
    'in-poll-wake-goes-back',
    questionAboutMutant('a task that woke itself goes into the LIFO slot', 'in-poll-wake-goes-back'),
  ],
  [
    'every-wake-answered',
    questionAboutMutant('the inject queue is not looked at before sleeping', 'every-wake-answered'),
  ],
];

describe.each(questions)('a random run that violates %s', (property, question) => {
  const shortest = new Map<Sought, number>();

  test.prop([fc.nat({ max: 1000 })], { seed: 5, numRuns: 1 })(
    'is minimised to one that violates it alike, as short as any, with no more switches',
    (seed) => {
      const path = someViolation(question, seed);
      const found = minimizeRun(question, path);
      const sought = soughtFor(question, path);
      const least = shortest.get(sought) ?? shortestLength(question, sought);
      shortest.set(sought, least);
      expect(isViolation(question, found, found.path)).toBe(true);
      expect(soughtFor({ ...question, ...found }, found.path)).toBe(sought);
      expect(found.path.length).toBeLessThanOrEqual(least);
      expect(found.shortest).toBe(true);
      expect(found.switches).toBeLessThanOrEqual(found.from.switches);
      expect(found.from).toMatchObject({ steps: path.length, size: question.size });
      expect(property).toBe(question.property.id);
    },
  );
});

describe('a run that is violated at an event of one kind', () => {
  // Of this belief some runs are rejected where a worker falls asleep, and shorter ones where a poll begins.
  const question = questionAbout('timer-beside-guests', 'yield_now', 'idle-workers-find-work', { tasks: 1 });

  const rejectedAt = (kind: 'driver.begin' | 'any event'): Path => {
    const { engine, automaton } = wholeOf(question);
    const limits = { steps: 1000, states: 1e6, outOfTime: never };
    const found = shortestRejected(engine, new Rejecting(automaton, kind), limits);
    if (found.is !== 'found') throw new Error('breadth first finds nothing');
    return found.path;
  };

  it('is as short as any in the end, of whatever kind the event is then', () => {
    const path = rejectedAt('driver.begin');
    const least = rejectedAt('any event').length;
    expect(path.length).toBeGreaterThan(least);
    const { path: shown, shortest } = minimizeRun(question, path);
    expect(shown.length).toBeLessThanOrEqual(least);
    expect(shortest).toBe(true);
  });
});

describe('within bounds', () => {
  const question = questionAbout('yielders', 'yield_now', 'yield-now-is-fifo', { polls: 2 });
  const path = someViolation(question);

  it('gives what it has when states are few', () => {
    const found = minimizeRun(question, path, { states: 10 });
    expect(found).toMatchObject({ size: question.size, shortest: false });
    expect(found.path.length).toBeLessThan(found.from.steps);
    expect(isViolation(question, found, found.path)).toBe(true);
  });

  it('gives the run without its loops when there is no time', () => {
    const found = minimizeRun(question, path, { outOfTime: () => true });
    expect(found).toMatchObject({ size: question.size, shortest: false, calmest: false });
    expect(isViolation(question, found, found.path)).toBe(true);
  });
});

describe('a shortest run', () => {
  it('keeps its size and length, and turns between workers less often', () => {
    const question = questionAbout('timer-beside-guests', 'self-wake', 'idle-workers-find-work');
    const { engine, automaton } = wholeOf(question);
    const path = explore(engine, { automata: [automaton] }).violations[0]?.path ?? [];
    const calm = minimizeRun(question, path, { isShortest: true });
    expect(calm).toMatchObject({ size: question.size, constants: question.constants, shortest: true });
    expect(calm.path.length).toBe(path.length);
    expect(calm.switches).toBeLessThan(calm.from.switches);
  });
});

it('refuses a run that violates nothing', () => {
  const question = questionAbout('yielders', 'self-wake', 'local-fifo');
  expect(() => minimizeRun(question, [0])).toThrow(/does not violate local-fifo/u);
});
