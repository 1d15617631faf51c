import { describe, expect, test } from 'vitest';
import { endlessWorkloads, rulesOf } from '../../../../model/index.ts';
import type { Constants, EndlessWay } from '../../../../model/index.ts';
import { findingsByTask, type AskedMost } from '../../../../checker/explain/findings/endless.ts';
import type { Finding } from '../../../../checker/explain/finding.ts';
import { askEndless, realConstants, usualAssumptions } from '../../../../checker/starvation/index.ts';
import type { EndlessQuestion } from '../../../../checker/starvation/index.ts';

interface Asked {
  readonly workload: string;
  readonly way: EndlessWay;
  readonly release: string;
  readonly constants?: Partial<Constants>;
  readonly assumed?: EndlessQuestion['assumed'];
  readonly bound?: AskedMost;
}

const findingsOn = ({
  workload: name,
  way,
  release,
  constants,
  assumed,
  bound,
}: Asked): readonly Finding[] => {
  const workload = endlessWorkloads.find((one) => one.name === name);
  const rules = rulesOf(release);
  if (workload === undefined || rules === undefined) throw new RangeError(`no ${name} on ${release}`);
  const question: EndlessQuestion = {
    workload,
    size: { yield: way, tasks: workload.tasks },
    release,
    rules,
    constants: { ...realConstants('multi_thread'), ...constants },
    assumed: assumed ?? usualAssumptions,
    minimize: false,
    limits: {},
  };
  const answered = { question, answer: askEndless(question) };
  return [
    ...findingsByTask(answered, { reproduce: () => ['verify', name], ...(bound && { bound }) }).values(),
  ];
};

describe('findings about waiting', () => {
  test('tell who fills the loop in which a task starves, from where they are taken, and what ends it', () => {
    const [finding, ...others] = findingsOn({ workload: 'ping-pong', way: 'yield_now', release: '1.28.2' });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'starvation',
      headline:
        'Task 3 (bystander) can wait for ever in the inject queue while task 1 (ping) and task 2 (pong) are polled again and again.',
      blame: {
        who: 'scheduler',
        because:
          'Only task 1 (ping) and task 2 (pong) are polled, taken from the LIFO slot; task 3 (bystander) waits in the inject queue, and the LIFO slot comes first every time, within one tick that never ends, so that no interval is reached.',
      },
      remedies: [
        {
          sentence:
            'Use Tokio 1.29.0 or later: then it waits for at most 240 polls of other tasks, because polls from the LIFO slot are capped at 3 a tick there (#5712).',
        },
        {
          sentence:
            'Disable the LIFO slot (Builder::disable_lifo_slot, with --cfg tokio_unstable): then it waits for at most 61 polls of other tasks.',
        },
      ],
      evidence: { kind: 'run', shortest: true, run: { loopFrom: 7 } },
    });
    if (finding?.evidence?.kind !== 'run') throw new Error('no run');
    const { run } = finding.evidence;
    const polled = run.steps
      .slice(run.loopFrom)
      .flatMap(({ events }) => events.filter(({ e }) => e === 'poll.begin'));
    expect(polled.length).toBeGreaterThan(0);
    expect(polled.some((event) => 'task' in event && event.task === 3)).toBe(false);
  });

  test('hold it against a task if its poll does not end', () => {
    const findings = findingsOn({
      workload: 'hogged-worker',
      way: 'yield_now',
      release: '1.53.1',
      constants: { workers: 2, eventInterval: 2, globalQueueInterval: 2 },
      assumed: ['os', 'foreign'],
    });
    expect(findings.map(({ blame }) => blame?.who)).toEqual(['guest', 'guest']);
    expect(findings[1]?.blame?.because).toBe(
      `Task 2 (hog) does not return from its poll, and meanwhile task 3 (yielder) waits on the deferred list of worker ${findings[1]?.blame?.because.at(-2) ?? ''}.`,
    );
    if (findings[0]?.evidence?.kind !== 'run') throw new Error('no run');
    const [step] = findings[0].evidence.run.steps.slice(-1);
    expect(step?.roads).toContainEqual({
      action: 'stealWork',
      source: 'worker.rs Core::steal_work, queue.rs Steal::steal_into',
      worker: expect.any(Number),
      enabled: false,
      because: expect.stringMatching(/^worker \d sleeps.*; and the LIFO slot cannot be stolen$/u),
    });
    expect(findings[1]?.remedies).toContainEqual({
      sentence: 'Let the tasks yield by a self-wake instead: then it is always polled again.',
    });
  });

  test('hold it against the way of yielding if a timer waits for more than was asked', () => {
    const asked: Asked = {
      workload: 'timer-beside-guests',
      way: 'self-wake',
      release: '1.53.1',
      bound: { measure: 'polls', most: 10 },
    };
    const [finding] = findingsOn(asked);
    expect(finding).toMatchObject({
      headline:
        'Task 1 (sleeper) can wait for 61 polls of other tasks, and 10 is the most that was asked for.',
      blame: { who: 'yield' },
      remedies: [
        {
          sentence:
            'Let the tasks yield by tokio::task::yield_now instead: then it waits for at most 3 polls of other tasks.',
        },
      ],
    });
    expect(findingsOn({ ...asked, bound: { measure: 'polls', most: 61 } })).toEqual([]);
  });
});
