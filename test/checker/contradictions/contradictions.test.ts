import { describe, expect, it } from 'vitest';
import { Contradictions } from '../../../checker/contradictions/contradictions.ts';
import { believed } from '../../../checker/recorded/believed.ts';
import type { Stamped } from '../properties/partial/recordings.ts';
import { at, hookHeader, inOrder } from '../properties/partial/recordings.ts';
import { sampleVerdict } from '../support/samples.ts';

const found = (events: readonly Stamped[], header = hookHeader): readonly string[] => {
  const contradictions = new Contradictions(header);
  contradictions.observe(inOrder(...events));
  expect(contradictions.count).toBe(contradictions.examples.length);
  return contradictions.examples.map(({ because }) => because);
};

const spawn = (t: number) => at(0, t, { e: 'spawn.begin', task: 1 });
const poll = (w: number, t: number, task = 1) => at(w, t, { e: 'poll.begin', task });
const over = (w: number, t: number, task = 1, ready = false) => at(w, t, { e: 'poll.end', task, ready });
const gap = at(0, 15, { e: 'gap', why: 'a batch was dropped' });
const virtual = at(0, 0, { e: 'stream', kind: 'virtual' });

describe('a recording contradicts itself', () => {
  it.each([
    [
      'a thread polls a task that it polls',
      [poll(0, 1), poll(0, 2), over(0, 3)],
      /begins to poll task 1 while/u,
    ],
    [
      'a thread polls two tasks by turns',
      [poll(0, 1), poll(0, 2, 2), over(0, 3), over(0, 4, 2)],
      /while it polls task 2/u,
    ],
    ['a poll ends that never began', [poll(0, 1, 2), over(0, 2, 2), over(0, 3)], /did not begin/u],
    ['a clock goes back', [poll(0, 10), over(0, 9)], /clock of thread 0 goes back/u],
    ['two tasks that live have one number', [spawn(0), spawn(10)], /spawned twice/u],
  ])('where %s', (_, events, because) => {
    const [first = ''] = found(events);
    expect(first).toMatch(because);
  });

  it.each([
    ['polls are one in the other', [poll(0, 1), poll(0, 2, 2), over(0, 3, 2), over(0, 4)]],
    ['the beginning was not recorded', [over(0, 3)]],
    ['events were lost', [poll(0, 1), over(0, 2), gap, over(0, 20), poll(0, 30)]],
    ['events were lost within a poll', [poll(0, 1), gap, poll(0, 20), over(0, 30)]],
    ['threads are not told apart', [virtual, poll(0, 2), poll(0, 3, 2), over(0, 4), over(0, 5, 2)]],
    ['a number is used again', [spawn(0), poll(0, 1), over(0, 2, 1, true), spawn(10)]],
  ])('but not where %s', (_, events) => {
    expect(found(events)).toEqual([]);
  });

  it('and not where the clock is one that may be set', () => {
    const header = { ...hookHeader, clock: { domain: 'realtime' as const } };
    expect(found([poll(0, 10), over(0, 9)], header)).toEqual([]);
  });
});

describe('verdicts on a recording that contradicts itself', () => {
  const contradictions = { count: 1, examples: [] };
  const account = { notices: [], noise: [], contradictions };
  const verdicts = [
    sampleVerdict('fifo', 'violated', { undecided: 2, violations: 3 }),
    sampleVerdict('other', 'holds'),
  ];

  it('accuse nobody', () => {
    expect(believed(verdicts, account)).toEqual([
      {
        ...verdicts[0],
        verdict: 'inconclusive',
        violations: 0,
        undecided: 5,
        reason: 'the recording contradicts itself, so that this proves nothing: because it is violated',
      },
      verdicts[1],
    ]);
  });

  it('stand where it does not', () => {
    expect(believed(verdicts, { ...account, contradictions: { count: 0, examples: [] } })).toBe(verdicts);
  });
});
