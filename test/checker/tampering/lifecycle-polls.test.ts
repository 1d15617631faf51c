import { beforeAll, describe, expect, it } from 'vitest';
import { everyWakeAnswered } from '../../../checker/properties/every-wake-answered.ts';
import { noPollAfterCompletion } from '../../../checker/properties/no-poll-after-completion.ts';
import { onePollAtATime } from '../../../checker/properties/one-poll-at-a-time.ts';
import { pollJustified } from '../../../checker/properties/poll-justified.ts';
import { wakesCoalesced } from '../../../checker/properties/wakes-coalesced.ts';
import { expectCaught, expectHolds, judge, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { firstOf, lastOf, loadRecording } from './recording.ts';

const task = 3;
const otherThread = 77;

const isTask = (event: { readonly task?: number }): boolean => event.task === task;

let recording: Recording;
/** Three polls of the task in a row, with the wakes that caused the second and the third. */
let polls: readonly [Of<'poll.begin'>, Of<'poll.begin'>, Of<'poll.begin'>];
let ends: readonly [Of<'poll.end'>, Of<'poll.end'>];
let wakes: readonly [Of<'wake.begin'>, Of<'wake.begin'>];
let wakeEnds: readonly [Of<'wake.end'>, Of<'wake.end'>];
let completion: Of<'poll.end'>;

beforeAll(async () => {
  recording = await loadRecording('1.53.1-probed/S1-defer-mt2.jsonl.gz');
  const poll = firstOf(recording, 'poll.begin', (event) => isTask(event) && event.n === 7);
  const end = firstOf(recording, 'poll.end', isTask, { after: poll });
  const wake = firstOf(recording, 'wake.begin', isTask, { after: end });
  const second = firstOf(recording, 'poll.begin', isTask, { after: wake });
  const secondEnd = firstOf(recording, 'poll.end', isTask, { after: second });
  const secondWake = firstOf(recording, 'wake.begin', isTask, { after: secondEnd });
  polls = [poll, second, firstOf(recording, 'poll.begin', isTask, { after: secondWake })];
  ends = [end, secondEnd];
  wakes = [wake, secondWake];
  wakeEnds = [
    firstOf(recording, 'wake.end', isTask, { after: wake }),
    firstOf(recording, 'wake.end', isTask, { after: secondWake }),
  ];
  completion = firstOf(recording, 'poll.end', (event) => isTask(event) && event.ready === true);
});

/** The recording as if the task had never been polled after its last wake. */
function loseTheLastPoll(): { readonly tampering: Tampering; readonly wake: Of<'wake.begin'> } {
  const last = lastOf(recording, 'poll.begin', isTask);
  const wake = lastOf(recording, 'wake.begin', isTask, { before: last });
  return { tampering: new Tampering(recording).remove(last, completion), wake };
}

describe('untampered', () => {
  it.each([onePollAtATime, noPollAfterCompletion, pollJustified, wakesCoalesced, everyWakeAnswered])(
    '$id holds',
    (property) => {
      expectHolds(property, recording);
    },
  );
});

describe('one-poll-at-a-time catches', () => {
  it('a poll that begins before the last one has ended', () => {
    const tampering = new Tampering(recording).moveAfter(ends[0], polls[1]);
    expectCaught(onePollAtATime, tampering, [polls[0], polls[1]], /is not over/u);
  });

  it('a poll that ends on a thread on which it did not begin', () => {
    const tampering = new Tampering(recording).edit(ends[0], { s: otherThread });
    expectCaught(onePollAtATime, tampering, [polls[0], ends[0]], /ends on thread 77/u);
  });
});

describe('no-poll-after-completion catches', () => {
  it('a poll of a task that has completed', () => {
    const tampering = new Tampering(recording);
    const late = tampering.copyAfter(polls[0], completion);
    expectCaught(noPollAfterCompletion, tampering, [completion, late], /after it completed/u);
  });

  it('a task that goes on after it returned Ready', () => {
    const tampering = new Tampering(recording).edit(ends[0], { ready: true });
    expectCaught(noPollAfterCompletion, tampering, [ends[0], polls[1]], /after it completed/u);
  });
});

describe('poll-justified catches', () => {
  it('a poll whose wake is missing', () => {
    const tampering = new Tampering(recording).remove(wakes[0], wakeEnds[0]);
    expectCaught(pollJustified, tampering, [polls[0], polls[1]], /nothing woke it/u);
  });

  it('a poll that comes before its wake', () => {
    const tampering = new Tampering(recording).moveAfter(wakeEnds[0], polls[1]).moveAfter(wakes[0], polls[1]);
    expectCaught(pollJustified, tampering, [polls[1]], /nothing woke it/u);
  });

  it('a task that nobody spawned', () => {
    const spawn = firstOf(recording, 'spawn.begin', isTask);
    const first = firstOf(recording, 'poll.begin', isTask);
    const tampering = new Tampering(recording).remove(spawn);
    expectCaught(pollJustified, tampering, [first], /no such task was spawned/u);
  });
});

describe('wakes-coalesced catches', () => {
  it('a poll that happens twice', () => {
    const tampering = new Tampering(recording);
    const end = tampering.copyAfter(ends[1], ends[1]);
    const begin = tampering.copyAfter(polls[1], ends[1]);
    expect(tampering.result().g(begin)).toBeLessThan(tampering.result().g(end));
    expectCaught(wakesCoalesced, tampering, [polls[1], begin], /once more than it was woken/u);
  });

  it('one long wake that is made to pay for two polls', () => {
    const tampering = new Tampering(recording)
      .edit(wakes[0], { s: otherThread })
      .edit(wakeEnds[1], { s: otherThread })
      .remove(wakeEnds[0], wakes[1]);
    expectCaught(wakesCoalesced, tampering, [polls[1], polls[2]], /once more than it was woken/u);
  });
});

describe('every-wake-answered catches', () => {
  it('a wake that no poll answers, though every worker goes to sleep', () => {
    const { tampering, wake } = loseTheLastPoll();
    tampering.remove(firstOf(recording, 'task.end', isTask));
    expectCaught(
      everyWakeAnswered,
      tampering,
      [wake],
      /woken and not polled since, and now every worker parks/u,
    );
  });

  it('that in a recording without probes, and whether or not it may have been stopped early', async () => {
    const plain = await loadRecording('1.53.1/S1-defer-plus1-mt1.jsonl.gz');
    const polled = lastOf(plain, 'poll.begin', isTask);
    const wake = lastOf(plain, 'wake.begin', isTask, { before: polled });
    const tampering = new Tampering(plain).remove(
      polled,
      firstOf(plain, 'poll.end', isTask, { after: polled }),
      firstOf(plain, 'task.end', isTask),
    );
    const result = tampering.result();
    const verdict = judge(everyWakeAnswered, result.recording, false);
    expect(verdict.verdict).toBe('violated');
    expect(verdict.examples[0]?.events.map(({ g }) => g)).toContain(result.g(wake));
  });

  it('but leaves it open in a recording that stops before the workers sleep', () => {
    const { tampering, wake } = loseTheLastPoll();
    tampering.remove(firstOf(recording, 'task.end', isTask));
    const result = tampering.result();
    const events = result.recording.events.slice(0, result.g(wake) + 10);
    const verdict = judge(everyWakeAnswered, { ...result.recording, events }, false);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', violations: 0 });
    expect(verdict.reason).toContain(`g=${result.g(wake)} `);
  });

  it('but cannot tell an abort from a wake lost until the runtime shut down', () => {
    const verdict = judge(everyWakeAnswered, loseTheLastPoll().tampering.result().recording, true);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', violations: 0, undecided: 1 });
    expect(verdict.reason).toMatch(/ended without being polled again/u);
  });

  it('a spawned task that is never polled', () => {
    const tampering = new Tampering(recording);
    const spawn = firstOf(recording, 'spawn.begin', isTask);
    const forgotten = tampering.copyAfter(spawn, ends[0]);
    tampering.edit(forgotten, { task: 4000 });
    expectCaught(everyWakeAnswered, tampering, [forgotten], /task 4000 was spawned/u);
  });
});
